/** Style sheets and scripts: sent compressed, and cached by browsers indefinitely. */
@NullMarked
package com.sysopsquad.portal.asset;

import org.jspecify.annotations.NullMarked;
