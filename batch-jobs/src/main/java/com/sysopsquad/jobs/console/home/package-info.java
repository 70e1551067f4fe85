/**
 * The home page: what needs attention, the state of operations, what is running and what is next.
 */
@NullMarked
package com.sysopsquad.jobs.console.home;

import org.jspecify.annotations.NullMarked;
