/** Which day it is, and how money, dates and periods are written in the reader's own locale. */
@NullMarked
package com.sysopsquad.portal.display;

import org.jspecify.annotations.NullMarked;
