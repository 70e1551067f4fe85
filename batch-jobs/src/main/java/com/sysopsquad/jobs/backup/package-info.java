/** When the last backups were made, as reported by the person or script that makes them. */
@NullMarked
package com.sysopsquad.jobs.backup;

import org.jspecify.annotations.NullMarked;
