/** Notices of payment problems with what the customer can do, and emails about news. */
@NullMarked
package com.sysopsquad.portal.notification;

import org.jspecify.annotations.NullMarked;
