/** Settings and catalogs that a person keeps in CSV files: read whole, or refused with the line. */
@NullMarked
package com.sysopsquad.flows.csv;

import org.jspecify.annotations.NullMarked;
