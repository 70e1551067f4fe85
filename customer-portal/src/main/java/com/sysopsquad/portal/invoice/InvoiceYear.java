package com.sysopsquad.portal.invoice;

import java.time.Year;

/** A year in which the customer's invoices were issued, with their number. */
record InvoiceYear(Year year, long invoices) {}
