/** Who makes a request: sign-in, its limits, sessions and the headers of every page. */
@NullMarked
package com.sysopsquad.portal.security;

import org.jspecify.annotations.NullMarked;
