/** Commands for messages that were given up: replays, edited copies and discards. */
@NullMarked
package com.sysopsquad.ops.deadletters;

import org.jspecify.annotations.NullMarked;
