/** The customers as billing knows them: a search, and a page for each customer. */
@NullMarked
package com.sysopsquad.jobs.console.accounts;

import org.jspecify.annotations.NullMarked;
