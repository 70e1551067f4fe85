package com.sysopsquad.system.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** So many customers at once, each with a session of its own. */
final class PortalCrowd implements AutoCloseable {

  /** What was answered, and how long each answer took, in nanoseconds. */
  record Answers(Duration time, long views, long submissions, Histogram latency) {

    double perSecond() {
      return Figure.perSecond(views + submissions, time);
    }

    double micros(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /** A request of a customer, by its number. */
  @FunctionalInterface
  interface Step {
    PortalCustomer.Kind of(PortalCustomer customer, int number);
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<PortalCustomer> customers;
  private final AtomicLong submitted = new AtomicLong();

  private PortalCrowd(URI portal, int population, int size) {
    this.customers =
        IntStream.range(0, size)
            .mapToObj(n -> PortalCustomer.signIn(http, portal, 1 + n * (population / size)))
            .toList();
  }

  /** Signs so many in, spread over the whole population. */
  static PortalCrowd signIn(URI portal, int population, int size) {
    return new PortalCrowd(portal, population, size);
  }

  /** Each customer asks again as soon as the answer is there. */
  Answers busy(Duration time, Step step) throws Exception {
    return run(time, Duration.ZERO, step);
  }

  /**
   * Each customer asks once in the given interval, whether or not the answer before was in time: an
   * answer's time counts from the moment at which it should have been asked for.
   */
  Answers steady(Duration time, Duration interval, Step step) throws Exception {
    return run(time, interval, step);
  }

  /** How many tickets it has submitted in all. */
  long submitted() {
    return submitted.get();
  }

  private Answers run(Duration time, Duration interval, Step step) throws Exception {
    AtomicLong views = new AtomicLong();
    long before = submitted.get();
    Histogram latency = new ConcurrentHistogram(3);
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running =
          IntStream.range(0, customers.size())
              .<Future<?>>mapToObj(
                  place ->
                      threads.submit(
                          () -> {
                            PortalCustomer customer = customers.get(place);
                            long due = start + place * interval.toNanos() / customers.size();
                            for (int number = place; due < end; number++) {
                              await(due);
                              boolean view = step.of(customer, number) == PortalCustomer.Kind.VIEW;
                              long now = System.nanoTime();
                              latency.recordValue(now - due);
                              (view ? views : submitted).incrementAndGet();
                              due = interval.isZero() ? now : due + interval.toNanos();
                            }
                          }))
              .toList();
      for (Future<?> each : running) {
        each.get();
      }
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    return new Answers(taken, views.get(), submitted.get() - before, latency);
  }

  private static void await(long due) {
    while (due - System.nanoTime() > 0) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
