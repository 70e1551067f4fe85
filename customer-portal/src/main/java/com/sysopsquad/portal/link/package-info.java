/** Links in e-mails: each allows one thing, once, for a while. */
@NullMarked
package com.sysopsquad.portal.link;

import org.jspecify.annotations.NullMarked;
