package com.sysopsquad.jobs.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many, and how much.
 *
 * @param count null where only the money counts
 * @param minor minor units by currency; empty where there is no money to it
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
