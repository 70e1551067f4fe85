package com.sysopsquad.flows.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What must happen to messages before their transaction begins: many at once, but bounded. */
final class Preparation {

  private final Function<ReceivedMessage, Object> step;
  private final Semaphore permits;

  Preparation(Function<ReceivedMessage, Object> step, int atOnce) {
    this.step = step;
    this.permits = new Semaphore(atOnce);
  }

  /**
   * What came of each message, in their order.
   *
   * @throws RuntimeException a failure that passes; then nothing of it counts
   */
  List<Prepared> prepare(List<ReceivedMessage> messages) {
    AtomicReference<@Nullable Throwable> outage = new AtomicReference<>();
    List<Future<Prepared>> pending = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ReceivedMessage message : messages) {
        pending.add(executor.submit(() -> prepareBounded(message, outage)));
      }
    }
    Throwable passing = outage.get();
    if (passing != null) {
      throw Failures.rethrown(passing);
    }
    return pending.stream().map(Preparation::result).toList();
  }

  private Prepared prepareBounded(
      ReceivedMessage message, AtomicReference<@Nullable Throwable> outage)
      throws InterruptedException {
    permits.acquire();
    try {
      return outage.get() != null ? new Prepared(message, null) : prepare(message, outage);
    } finally {
      permits.release();
    }
  }

  private Prepared prepare(ReceivedMessage message, AtomicReference<@Nullable Throwable> outage) {
    try {
      return new Prepared(step.apply(message), null);
    } catch (RuntimeException | Error failed) {
      if (Failures.pass(failed)) {
        outage.compareAndSet(null, failed);
      }
      return new Prepared(message, failed);
    }
  }

  private static Prepared result(Future<Prepared> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A preparation broke off", failed.getCause());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A preparation was interrupted", asked);
    }
  }

  /** The payload for the flow, or what is wrong with the message. */
  record Prepared(Object payload, @Nullable Throwable failure) {}
}
