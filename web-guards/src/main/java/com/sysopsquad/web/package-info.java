/**
 * What stands before both web applications: how large a request may be, by which name the
 * application is called, who reads its metrics, and what is kept of somebody who is not signed in.
 */
@NullMarked
package com.sysopsquad.web;

import org.jspecify.annotations.NullMarked;
