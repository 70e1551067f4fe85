package com.sysopsquad.jobs.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The progress of a run.
 *
 * @param total how much there is to do; 0 if not yet known
 * @param done how much of it this run has finished
 * @param counts outcomes in display order, such as paid, declined
 */
public record Progress(long total, long done, Map<String, Long> counts) {

  /** Keeps a copy in the same order. */
  public Progress {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Whole percent, rounded down, so that 100 means all; 0 if the total is not known. */
  public int percent() {
    return total == 0 ? 0 : Math.toIntExact(Math.min(100, done * 100 / total));
  }
}
