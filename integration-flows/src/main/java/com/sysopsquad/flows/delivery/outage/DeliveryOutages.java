package com.sysopsquad.flows.delivery.outage;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parts of the delivery that do not work at present, as noticed by those that use them. */
public final class DeliveryOutages {

  private final Clock clock;
  private final List<OutageTracker> trackers = new CopyOnWriteArrayList<>();
  private final List<Supplier<List<DeliveryOutage>>> watched = new CopyOnWriteArrayList<>();

  /** None so far. */
  public DeliveryOutages(Clock clock) {
    this.clock = clock;
  }

  /** All current outages; empty if everything works. */
  public List<DeliveryOutage> present() {
    return Stream.concat(
            trackers.stream().map(OutageTracker::present).filter(Objects::nonNull),
            watched.stream().map(Supplier::get).flatMap(List::stream))
        .toList();
  }

  /** How many workers cannot work now, of those whose work begins with this word. */
  public int interrupted(String word) {
    return trackers.stream()
        .filter(tracker -> tracker.what().startsWith(word))
        .mapToInt(OutageTracker::interrupted)
        .sum();
  }

  /** Adds a source that is asked at each call. */
  public void watch(Supplier<List<DeliveryOutage>> source) {
    watched.add(source);
  }

  /** Tracks one more thing: sending, or receiving from a queue. */
  public OutageTracker track(String what) {
    OutageTracker tracker = new OutageTracker(what, clock);
    trackers.removeIf(old -> old.what().equals(what));
    trackers.add(tracker);
    return tracker;
  }
}
