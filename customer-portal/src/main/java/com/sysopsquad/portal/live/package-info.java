/** Open pages stay true: they are told at once when something of their customer has changed. */
@NullMarked
package com.sysopsquad.portal.live;

import org.jspecify.annotations.NullMarked;
