/** The conversation about corrections: made by people in billing, explained to the customer. */
@NullMarked
package com.sysopsquad.flows.correction;

import org.jspecify.annotations.NullMarked;
