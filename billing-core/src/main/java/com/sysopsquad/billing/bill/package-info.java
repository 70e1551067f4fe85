/** Bills: one subscription and one period, frozen once, sent once, and what became of them. */
@NullMarked
package com.sysopsquad.billing.bill;

import org.jspecify.annotations.NullMarked;
