/** Support plans: chosen, changed and canceled by the customer, billed by billing. */
@NullMarked
package com.sysopsquad.portal.plan;

import org.jspecify.annotations.NullMarked;
