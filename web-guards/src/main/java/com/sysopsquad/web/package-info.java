/**
 * Protects both web applications: the size of requests, the host names that they accept, access to
 * metrics, and what is stored for visitors who are not signed in.
 */
@NullMarked
package com.sysopsquad.web;

import org.jspecify.annotations.NullMarked;
