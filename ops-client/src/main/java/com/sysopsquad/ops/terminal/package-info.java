/** What a command prints: tables, progress and errors, readable on every terminal. */
@NullMarked
package com.sysopsquad.ops.terminal;

import org.jspecify.annotations.NullMarked;
