/** Demo customers, created through the portal's own use cases. */
@NullMarked
package com.sysopsquad.portal.demo;

import org.jspecify.annotations.NullMarked;
