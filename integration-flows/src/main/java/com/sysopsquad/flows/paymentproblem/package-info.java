/** The conversation about payment problems: found by billing, shown to the customer. */
@NullMarked
package com.sysopsquad.flows.paymentproblem;

import org.jspecify.annotations.NullMarked;
