/** The conversation on payment problems: found by billing, told to the customer. */
@NullMarked
package com.sysopsquad.flows.paymentproblem;

import org.jspecify.annotations.NullMarked;
