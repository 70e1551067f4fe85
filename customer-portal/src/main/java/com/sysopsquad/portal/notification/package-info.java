/** Notices of payment problems with what the customer can do, and e-mails that tell of news. */
@NullMarked
package com.sysopsquad.portal.notification;

import org.jspecify.annotations.NullMarked;
