/** What is answered while the database cannot be reached, or has no connection to spare. */
@NullMarked
package com.sysopsquad.portal.outage;

import org.jspecify.annotations.NullMarked;
