/** Bills: one subscription and one period, frozen once. */
@NullMarked
package com.sysopsquad.billing.bill;

import org.jspecify.annotations.NullMarked;
