/**
 * Settings and catalogs in CSV files that people edit: read completely, or rejected with the line
 * number. And texts of CSV files that spreadsheets open.
 */
@NullMarked
package com.sysopsquad.flows.csv;

import org.jspecify.annotations.NullMarked;
