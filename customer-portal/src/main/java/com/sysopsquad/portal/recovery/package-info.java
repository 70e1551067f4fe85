/** A new password for whoever has forgotten the old one and still reads the e-mails. */
@NullMarked
package com.sysopsquad.portal.recovery;

import org.jspecify.annotations.NullMarked;
