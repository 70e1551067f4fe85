/** One search for everything that has a number or a name. */
@NullMarked
package com.sysopsquad.jobs.console.search;

import org.jspecify.annotations.NullMarked;
