/** How customers sign in, from where they are signed in, and what happened to their account. */
@NullMarked
package com.sysopsquad.portal.settings.signin;

import org.jspecify.annotations.NullMarked;
