/**
 * The conversation on support plans: chosen, changed or cancelled by the customer, billed by
 * billing.
 */
@NullMarked
package com.sysopsquad.flows.supportplan;

import org.jspecify.annotations.NullMarked;
