/** What is shown of runs. */
@NullMarked
package com.sysopsquad.jobs.run.listing;

import org.jspecify.annotations.NullMarked;
