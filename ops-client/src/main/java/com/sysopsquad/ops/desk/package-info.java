/** Commands of the billing desk: accounts, alerts, parked bills, corrections, ledger and hold. */
@NullMarked
package com.sysopsquad.ops.desk;

import org.jspecify.annotations.NullMarked;
