/** Cards: sealed in the browser, passed on unread, shown with what billing said of them. */
@NullMarked
package com.sysopsquad.portal.card;

import org.jspecify.annotations.NullMarked;
