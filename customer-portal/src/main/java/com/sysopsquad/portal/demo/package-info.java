/** Demonstration customers, made through the very use cases of the portal. */
@NullMarked
package com.sysopsquad.portal.demo;

import org.jspecify.annotations.NullMarked;
