/**
 * Settings and catalogs in CSV files that people edit: read completely, or rejected with the line
 * number.
 */
@NullMarked
package com.sysopsquad.flows.csv;

import org.jspecify.annotations.NullMarked;
