/**
 * Who makes a request: how customers sign in and out, and who may see what. Sessions store the
 * names of classes of this package.
 */
@NullMarked
package com.sysopsquad.portal.security;

import org.jspecify.annotations.NullMarked;
