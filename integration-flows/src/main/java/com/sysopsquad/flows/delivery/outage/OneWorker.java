package com.sysopsquad.flows.delivery.outage;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Keeps one worker running as long as the process runs. */
public final class OneWorker implements SmartLifecycle {

  private final Supplier<Worker> workers;
  private @Nullable Worker worker;

  /**
   * @param workers creates a new one at each start
   */
  public OneWorker(Supplier<Worker> workers) {
    this.workers = workers;
  }

  @Override
  public synchronized void start() {
    Worker started = workers.get();
    started.start();
    worker = started;
  }

  @Override
  public synchronized void stop() {
    Worker running = worker;
    worker = null;
    if (running != null) {
      running.close();
      Worker.join(List.of(running));
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return worker != null;
  }
}
