/**
 * The pages of operations: rendered here, refreshed in parts by htmx, complete without any script.
 */
@NullMarked
package com.sysopsquad.jobs.console.page;

import org.jspecify.annotations.NullMarked;
