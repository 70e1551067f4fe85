package com.sysopsquad.flows.delivery.outage;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** What of the delivery does not work at present, as those who try it notice. */
public final class DeliveryOutages {

  private final Clock clock;
  private final List<OutageTracker> trackers = new CopyOnWriteArrayList<>();

  /** None so far. */
  public DeliveryOutages(Clock clock) {
    this.clock = clock;
  }

  /** All that are going on, none when everything works. */
  public List<DeliveryOutage> present() {
    return trackers.stream().map(OutageTracker::present).filter(Objects::nonNull).toList();
  }

  /** Tracks one thing more: sending, or receiving from a queue. */
  public OutageTracker track(String what) {
    OutageTracker tracker = new OutageTracker(what, clock);
    trackers.removeIf(old -> old.what().equals(what));
    trackers.add(tracker);
    return tracker;
  }
}
