/** What every page shows around its content: navigation, reader, and whether something is down. */
@NullMarked
package com.sysopsquad.jobs.console.frame.layout;

import org.jspecify.annotations.NullMarked;
