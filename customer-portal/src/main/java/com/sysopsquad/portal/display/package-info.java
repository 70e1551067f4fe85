/** The current date, and how money, dates and periods are formatted for the reader's locale. */
@NullMarked
package com.sysopsquad.portal.display;

import org.jspecify.annotations.NullMarked;
