package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.Worker;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Sends the messages in the outbox: one worker per lane, as long as the process runs. */
final class Relay implements SmartLifecycle {

  private final List<RelayLane> lanes;
  private final Lanes bells;
  private List<Worker> workers = List.of();

  Relay(List<RelayLane> lanes, Lanes bells) {
    this.lanes = List.copyOf(lanes);
    this.bells = bells;
  }

  @Override
  public synchronized void start() {
    workers = lanes.stream().map(RelayLane::worker).toList();
    workers.forEach(Worker::start);
  }

  @Override
  public synchronized void stop() {
    workers.forEach(Worker::close);
    bells.wakeAll();
    Worker.join(workers);
    workers = List.of();
  }

  @Override
  public synchronized boolean isRunning() {
    return !workers.isEmpty();
  }

  /** Starts before all senders, and stops after them. */
  @Override
  public int getPhase() {
    return 0;
  }
}
