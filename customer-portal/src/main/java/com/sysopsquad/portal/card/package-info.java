/**
 * Cards: encrypted in the browser, passed on without being read, and shown with billing's decision.
 */
@NullMarked
package com.sysopsquad.portal.card;

import org.jspecify.annotations.NullMarked;
