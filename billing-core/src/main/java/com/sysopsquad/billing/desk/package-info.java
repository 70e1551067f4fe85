/**
 * The billing desk: what people in billing read and decide. It reads what the other features have
 * written. It changes only alerts, and parked bills by the rules of {@code billing.bill}.
 */
@NullMarked
package com.sysopsquad.billing.desk;

import org.jspecify.annotations.NullMarked;
