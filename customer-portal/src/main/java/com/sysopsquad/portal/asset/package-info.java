/** Style sheets and scripts: sent small, and kept by browsers for ever. */
@NullMarked
package com.sysopsquad.portal.asset;

import org.jspecify.annotations.NullMarked;
