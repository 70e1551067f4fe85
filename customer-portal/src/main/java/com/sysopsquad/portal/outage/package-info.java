/** The response when no page can be served, mainly while the database is down or too busy. */
@NullMarked
package com.sysopsquad.portal.outage;

import org.jspecify.annotations.NullMarked;
