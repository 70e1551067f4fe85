/**
 * Keeps open pages up to date: they are notified as soon as something of their customer changes.
 */
@NullMarked
package com.sysopsquad.portal.live;

import org.jspecify.annotations.NullMarked;
