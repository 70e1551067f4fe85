/** Records backups. */
@NullMarked
package com.sysopsquad.jobs.console.backups;

import org.jspecify.annotations.NullMarked;
