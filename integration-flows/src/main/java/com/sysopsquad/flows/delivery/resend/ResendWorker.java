package com.sysopsquad.flows.delivery.resend;

import com.sysopsquad.flows.delivery.outage.Worker;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Looks for what is to be sent again, as long as the process lives. */
final class ResendWorker implements SmartLifecycle {

  private final Supplier<Worker> workers;
  private @Nullable Worker worker;

  ResendWorker(Supplier<Worker> workers) {
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
