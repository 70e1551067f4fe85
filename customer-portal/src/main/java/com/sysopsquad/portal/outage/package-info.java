/**
 * What is answered where no page can be reached, most of all while the database is away or too
 * busy.
 */
@NullMarked
package com.sysopsquad.portal.outage;

import org.jspecify.annotations.NullMarked;
