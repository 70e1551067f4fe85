package com.sysopsquad.platform.provider;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The fault for one request. With a seed it is derived from the request itself, so that the order
 * of arrival does not matter.
 *
 * @param key the idempotency key; without one the fault is random
 * @param attempt how often the key was used before
 */
record Fault(Behavior behavior, @Nullable String key, int attempt) {

  boolean strikes(Behavior.Setting rate) {
    double limit = behavior.value(rate);
    return limit > 0 && draw(rate) < limit;
  }

  long latencyMillis() {
    long jitter = behavior.millis(Behavior.Setting.JITTER);
    long fixed = behavior.millis(Behavior.Setting.LATENCY);
    return jitter == 0 ? fixed : fixed + (long) (jitter * draw(Behavior.Setting.JITTER));
  }

  private double draw(Behavior.Setting rate) {
    long seed = behavior.millis(Behavior.Setting.SEED);
    if (seed == 0 || key == null) {
      return ThreadLocalRandom.current().nextDouble();
    }
    long mixed = mix(seed * 31 + rate.name().hashCode());
    mixed = mix(mixed + attempt);
    for (int i = 0; i < key.length(); i++) {
      mixed = mix(mixed + key.charAt(i));
    }
    return (mixed >>> 11) * 0x1.0p-53;
  }

  /** The finisher of SplitMix64: every bit of the input moves half the bits of the output. */
  private static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
