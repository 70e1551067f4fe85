package com.sysopsquad.flows.delivery.inbox.work;

import com.sysopsquad.flows.delivery.outage.Worker;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the consumers of a queue of work running as long as the process runs. They stop in parallel
 * with everything else, since each first ends what it has begun.
 */
public final class WorkInbound implements SmartLifecycle {

  private final Supplier<List<Worker>> consumers;
  private List<Worker> workers = List.of();

  public WorkInbound(Supplier<List<Worker>> consumers) {
    this.consumers = consumers;
  }

  @Override
  public synchronized void start() {
    workers = consumers.get();
    workers.forEach(Worker::start);
  }

  @Override
  public void stop() {
    Worker.join(close());
  }

  @Override
  public void stop(Runnable whenEnded) {
    List<Worker> closed = close();
    Thread _ =
        Thread.ofPlatform()
            .start(
                () -> {
                  Worker.join(closed);
                  whenEnded.run();
                });
  }

  private synchronized List<Worker> close() {
    List<Worker> closed = workers;
    workers = List.of();
    closed.forEach(Worker::close);
    return closed;
  }

  @Override
  public synchronized boolean isRunning() {
    return !workers.isEmpty();
  }
}
