/** Invoices as billing issued them, for their customer's eyes alone. */
@NullMarked
package com.sysopsquad.portal.invoice;

import org.jspecify.annotations.NullMarked;
