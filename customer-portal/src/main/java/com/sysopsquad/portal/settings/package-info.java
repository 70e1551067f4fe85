/** What customers see and change in their own account: details, ways to sign in, sessions, data. */
@NullMarked
package com.sysopsquad.portal.settings;

import org.jspecify.annotations.NullMarked;
