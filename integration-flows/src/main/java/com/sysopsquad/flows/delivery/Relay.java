package com.sysopsquad.flows.delivery;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Sends what the outbox holds: one thread a lane, as long as the process lives. */
final class Relay implements SmartLifecycle {

  private final List<RelayLane> lanes;
  private final Lanes bells;
  private List<Thread> threads = List.of();

  Relay(List<RelayLane> lanes, Lanes bells) {
    this.lanes = List.copyOf(lanes);
    this.bells = bells;
  }

  @Override
  public synchronized void start() {
    List<Thread> started = new ArrayList<>();
    for (RelayLane lane : lanes) {
      lane.open();
      started.add(Thread.ofPlatform().name("relay-" + lane.number()).start(lane));
    }
    threads = started;
  }

  @Override
  public synchronized void stop() {
    lanes.forEach(RelayLane::close);
    bells.wakeAll();
    Joining.all(threads);
    threads = List.of();
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }

  /** Earlier than whoever sends, and stopped after them. */
  @Override
  public int getPhase() {
    return 0;
  }
}
