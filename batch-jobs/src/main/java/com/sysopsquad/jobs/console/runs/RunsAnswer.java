package com.sysopsquad.jobs.console.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs, newest first.
 *
 * @param older give this as {@code before} to see older ones; null: there are none
 * @param newer give this as {@code after} to see newer ones; null: there are none
 */
record RunsAnswer(List<RunAnswer> items, @Nullable Long older, @Nullable Long newer) {}
