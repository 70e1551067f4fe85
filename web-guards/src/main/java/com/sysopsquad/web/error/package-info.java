/** Answers to requests that fail before, or outside of, the application. */
@NullMarked
package com.sysopsquad.web.error;

import org.jspecify.annotations.NullMarked;
