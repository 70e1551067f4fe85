/** Links in emails: each allows one action, once, for a limited time. */
@NullMarked
package com.sysopsquad.portal.link;

import org.jspecify.annotations.NullMarked;
