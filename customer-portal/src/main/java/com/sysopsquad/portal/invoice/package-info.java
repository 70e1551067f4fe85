/** Invoices as issued by billing, visible to their customer only. */
@NullMarked
package com.sysopsquad.portal.invoice;

import org.jspecify.annotations.NullMarked;
