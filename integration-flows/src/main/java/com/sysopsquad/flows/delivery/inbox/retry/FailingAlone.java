package com.sysopsquad.flows.delivery.inbox.retry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Distinguishes a message that fails for a reason of its own from an outage: while it fails again
 * and again, others go through. In an outage, none do, and no message is blamed.
 */
public final class FailingAlone {

  private static final int MOST = 10_000;

  private final int times;
  private final Map<UUID, Tries> failing = new LinkedHashMap<>();
  private long wentThrough;

  /** Blames a message once others went through before so many of its failures. */
  public FailingAlone(int times) {
    this.times = times;
  }

  /** A message went through. */
  public synchronized void wentThrough(UUID message) {
    wentThrough++;
    failing.remove(message);
  }

  /** A message failed; returns whether the message itself is to blame, as far as can be known. */
  public synchronized boolean failed(UUID message) {
    Tries before = failing.get(message);
    boolean othersWentThrough = before != null && before.wentThrough() < wentThrough;
    int counted = (before == null ? 0 : before.counted()) + (othersWentThrough ? 1 : 0);
    if (failing.size() >= MOST && before == null) {
      failing.remove(failing.keySet().iterator().next());
    }
    failing.put(message, new Tries(counted, wentThrough));
    return othersWentThrough && counted >= times;
  }

  /** How often a message failed after others had gone through, and how many had by then. */
  private record Tries(int counted, long wentThrough) {}
}
