package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** What of the delivery does not work at present, as those who try it notice. */
public final class Interruptions {

  private final Clock clock;
  private final List<Outages> watched = new CopyOnWriteArrayList<>();

  Interruptions(Clock clock) {
    this.clock = clock;
  }

  /** All that are going on, none when everything works. */
  public List<Interruption> present() {
    return watched.stream().map(Outages::present).filter(Objects::nonNull).toList();
  }

  /** Watches one thing more: sending, or receiving from a queue. */
  Outages of(String what) {
    Outages outages = new Outages(what, clock);
    watched.removeIf(old -> old.what().equals(what));
    watched.add(outages);
    return outages;
  }
}
