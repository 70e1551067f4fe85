/** The home page: what needs a person, how operations is, what runs and what is next. */
@NullMarked
package com.sysopsquad.jobs.console.home;

import org.jspecify.annotations.NullMarked;
