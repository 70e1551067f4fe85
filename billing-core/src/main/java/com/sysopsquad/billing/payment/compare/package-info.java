/** The provider's charges compared with those known here, before a run charges anything. */
@NullMarked
package com.sysopsquad.billing.payment.compare;

import org.jspecify.annotations.NullMarked;
