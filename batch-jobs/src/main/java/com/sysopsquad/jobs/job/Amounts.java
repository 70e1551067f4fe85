package com.sysopsquad.jobs.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of things and their amounts.
 *
 * @param count null if only the money counts
 * @param minor minor units by currency; empty if there is no money
 */
public record Amounts(@Nullable Long count, Map<String, Long> minor) {

  /** Keeps a copy. */
  public Amounts {
    minor = Map.copyOf(minor);
  }

  /** A count without money. */
  public static Amounts of(long count) {
    return new Amounts(count, Map.of());
  }
}
