/** How the features write many rows by one statement. */
@NullMarked
package com.sysopsquad.portal.database;

import org.jspecify.annotations.NullMarked;
