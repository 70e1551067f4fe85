/** The conversation about surveys: answered by the customer, counted by reporting. */
@NullMarked
package com.sysopsquad.flows.survey;

import org.jspecify.annotations.NullMarked;
