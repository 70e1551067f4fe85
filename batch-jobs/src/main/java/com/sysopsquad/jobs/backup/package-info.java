/** When the last backups were taken, as whoever takes them has noted it. */
@NullMarked
package com.sysopsquad.jobs.backup;

import org.jspecify.annotations.NullMarked;
