package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.messages.MessageQuantum;
import com.sysopsquad.system.messages.TestMessage;
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
 * Single messages at a steady rate: from the moment at which one is due to be sent to the commit of
 * its effect, so that a sender that falls behind is measured too.
 */
final class DeliveryLatencyBench {

  private static final int SENDERS = 8;
  private static final int WARM_UP_SECONDS = 10;
  private static final double MICROS = 1e3;

  private DeliveryLatencyBench() {}

  static void run(Options options) throws Exception {
    int rate = options.get("rate", 200);
    int messages = rate * options.get("seconds", 30);
    int warmUp = rate * WARM_UP_SECONDS;
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
        Installation.in(Files.createTempDirectory(folder, "latency-"), Map.of())) {
      installation.start(Part.DATABASE, Part.BROKER);
      UnaryOperator<String> settings = installation::setting;
      Histogram floor =
          raw(
              MessageQuantum.broker(settings, "BILLING"),
              MessageQuantum.broker(settings, "CUSTOMER"),
              rate,
              warmUp,
              messages);
      Histogram delivery = delivery(settings, rate, warmUp, messages);
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
      UnaryOperator<String> settings, int rate, int warmUp, int messages)
      throws InterruptedException {
    Times times = new Times(warmUp, messages);
    DeliveredMessages.createTables(settings);
    try (MessageQuantum sender = MessageQuantum.of(settings, "BILLING");
        MessageQuantum receiver = MessageQuantum.of(settings, "CUSTOMER")) {
      DeliveredMessages delivered = new DeliveredMessages(receiver.database(), times::arrived);
      sender.start(null);
      receiver.start(delivered::apply);
      delivered.expect(warmUp + messages);
      sendAt(
          rate,
          warmUp + messages,
          times,
          number -> sender.send(List.of(TestMessage.number(number))));
      delivered.await();
      delivered.requireExactly((long) warmUp + messages);
    }
    return times.histogram;
  }

  private static Histogram raw(Broker billing, Broker customer, int rate, int warmUp, int messages)
      throws Exception {
    Times times = new Times(warmUp, messages);
    try (SingleMessages single = new SingleMessages(billing, customer, times::arrived)) {
      sendAt(rate, warmUp + messages, times, single::send);
      single.await(warmUp + messages);
    }
    return times.histogram;
  }

  /** Each message at its time, whether or not the previous ones have arrived. */
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

  /** When each message was due, and how long it took those after the warm-up. */
  private static final class Times {

    private final long[] due;
    private final int warmUp;
    private final Histogram histogram = new ConcurrentHistogram(3);

    Times(int warmUp, int messages) {
      this.due = new long[warmUp + messages];
      this.warmUp = warmUp;
    }

    void arrived(long number) {
      if (number >= warmUp) {
        histogram.recordValue(System.nanoTime() - due[(int) number]);
      }
    }
  }
}
