/** Commands for what follows a restore: resends, losses and backups. */
@NullMarked
package com.sysopsquad.ops.resends;

import org.jspecify.annotations.NullMarked;
