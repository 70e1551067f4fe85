/** The conversation about invoices: issued by billing, shown to the customer. */
@NullMarked
package com.sysopsquad.flows.invoice;

import org.jspecify.annotations.NullMarked;
