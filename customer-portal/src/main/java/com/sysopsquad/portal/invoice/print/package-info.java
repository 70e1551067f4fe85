/**
 * Invoices as PDF, to download and to email: their content and fonts, and the limits on making
 * them.
 */
@NullMarked
package com.sysopsquad.portal.invoice.print;

import org.jspecify.annotations.NullMarked;
