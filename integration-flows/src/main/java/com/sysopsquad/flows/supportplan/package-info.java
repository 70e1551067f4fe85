/**
 * The conversation about support plans: chosen, changed or canceled by the customer, billed by
 * billing.
 */
@NullMarked
package com.sysopsquad.flows.supportplan;

import org.jspecify.annotations.NullMarked;
