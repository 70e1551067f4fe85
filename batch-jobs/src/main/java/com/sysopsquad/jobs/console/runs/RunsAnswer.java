package com.sysopsquad.jobs.console.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs, newest first.
 *
 * @param older pass this as {@code before} to see older ones; null if there are none
 * @param newer pass this as {@code after} to see newer ones; null if there are none
 */
record RunsAnswer(List<RunAnswer> items, @Nullable Long older, @Nullable Long newer) {}
