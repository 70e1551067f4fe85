/**
 * The command-line client of operations: a thin layer over its REST API, for people at a terminal
 * and for scripts.
 *
 * <p>It shares no class with the server, only the JSON of {@code /api}. Every error is one sentence
 * on the error stream, and every outcome has its own exit code.
 */
@NullMarked
package com.sysopsquad.ops;

import org.jspecify.annotations.NullMarked;
