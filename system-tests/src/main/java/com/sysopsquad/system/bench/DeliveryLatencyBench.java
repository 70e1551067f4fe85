package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Part;
import com.sysopsquad.system.letters.Letter;
import com.sysopsquad.system.letters.LetterQuantum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Single letters at a steady rate: from the moment at which one is due to be sent to the commit of
 * its effect, so that whoever falls behind is not forgiven.
 */
final class DeliveryLatencyBench {

  private static final int SENDERS = 8;
  private static final int WARM_UP_SECONDS = 10;
  private static final double MICROS = 1e3;

  private DeliveryLatencyBench() {}

  static void run(Options options) throws Exception {
    int rate = options.get("rate", 200);
    int letters = rate * options.get("seconds", 30);
    int warmUp = rate * WARM_UP_SECONDS;
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
        Installation.in(Files.createTempDirectory(folder, "latency-"), Map.of())) {
      installation.start(Part.DATABASE, Part.BROKER);
      UnaryOperator<String> settings = installation::setting;
      Histogram floor =
          raw(
              LetterQuantum.broker(settings, "BILLING"),
              LetterQuantum.broker(settings, "CUSTOMER"),
              rate,
              warmUp,
              letters);
      Histogram delivery = delivery(settings, rate, warmUp, letters);
      print("delivery-latency-p50", delivery, floor, 50);
      print("delivery-latency-p99", delivery, floor, 99);
    }
  }

  private static void print(String name, Histogram value, Histogram floor, double percentile) {
    Figure.print(
        name,
        value.getValueAtPercentile(percentile) / MICROS,
        "µs",
        floor.getValueAtPercentile(percentile) / MICROS);
  }

  private static Histogram delivery(
      UnaryOperator<String> settings, int rate, int warmUp, int letters)
      throws InterruptedException {
    Times times = new Times(warmUp, letters);
    DeliveredLetters.createTables(settings);
    try (LetterQuantum sender = LetterQuantum.of(settings, "BILLING");
        LetterQuantum receiver = LetterQuantum.of(settings, "CUSTOMER")) {
      DeliveredLetters delivered = new DeliveredLetters(receiver.database(), times::arrived);
      sender.start(null);
      receiver.start(delivered::apply);
      delivered.expect(warmUp + letters);
      sendAt(rate, warmUp + letters, times, number -> sender.send(List.of(Letter.number(number))));
      delivered.await();
      delivered.requireExactly((long) warmUp + letters);
    }
    return times.histogram;
  }

  private static Histogram raw(Broker billing, Broker customer, int rate, int warmUp, int letters)
      throws Exception {
    Times times = new Times(warmUp, letters);
    try (SingleLetters single = new SingleLetters(billing, customer, times::arrived)) {
      sendAt(rate, warmUp + letters, times, single::send);
      single.await(warmUp + letters);
    }
    return times.histogram;
  }

  /** Each letter in its moment, whether or not those before have arrived. */
  private static void sendAt(int rate, int count, Times times, LongConsumer send) {
    long start = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      for (int number = 0; number < count; number++) {
        long due = start + number * 1_000_000_000L / rate;
        while (due - System.nanoTime() > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        times.due[number] = due;
        long sent = number;
        senders.execute(() -> send.accept(sent));
      }
    }
  }

  /** When each letter was due, and how long it took those after the warm-up. */
  private static final class Times {

    private final long[] due;
    private final int warmUp;
    private final Histogram histogram = new ConcurrentHistogram(3);

    Times(int warmUp, int letters) {
      this.due = new long[warmUp + letters];
      this.warmUp = warmUp;
    }

    void arrived(long number) {
      if (number >= warmUp) {
        histogram.recordValue(System.nanoTime() - due[(int) number]);
      }
    }
  }
}
