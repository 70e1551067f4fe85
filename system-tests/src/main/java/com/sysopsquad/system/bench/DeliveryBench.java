package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Part;
import com.sysopsquad.system.letters.Letter;
import com.sysopsquad.system.letters.LetterQuantum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Letters from commit at the sender to effect at the receiver, as many a second as go. */
final class DeliveryBench {

  private static final int SENDERS = 2;

  private DeliveryBench() {}

  static void run(Options options) throws Exception {
    int size = options.get("size", 200_000);
    int batch = options.get("batch", 500);
    int warmUp = options.get("warm-up", 20_000);
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
        Installation.in(Files.createTempDirectory(folder, "delivery-"), Map.of())) {
      installation.start(Part.DATABASE, Part.BROKER);
      UnaryOperator<String> settings = installation::setting;
      Broker billing = LetterQuantum.broker(settings, "BILLING");
      Broker customer = LetterQuantum.broker(settings, "CUSTOMER");
      RawJms raw = new RawJms(billing, customer);
      raw.transfer(Math.max(1, warmUp), batch);
      Duration floor = raw.transfer(size, batch);
      DeliveredLetters.createTables(settings);
      try (LetterQuantum sender = LetterQuantum.of(settings, "BILLING");
          LetterQuantum receiver = LetterQuantum.of(settings, "CUSTOMER")) {
        DeliveredLetters letters = new DeliveredLetters(receiver.database(), number -> {});
        sender.start(null);
        receiver.start(letters::apply);
        transfer(sender, letters, 0, Math.max(1, warmUp), batch);
        Duration time = transfer(sender, letters, warmUp, size, batch);
        letters.requireExactly((long) size + warmUp);
        Figure.print(
            "delivery", Figure.perSecond(size, time), "messages/s", Figure.perSecond(size, floor));
      }
    }
  }

  private static Duration transfer(
      LetterQuantum sender, DeliveredLetters letters, long before, int count, int batch)
      throws Exception {
    letters.expect(count);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> sending = new ArrayList<>();
      for (int part = 0; part < SENDERS; part++) {
        long first = before + 1 + (long) count * part / SENDERS;
        long last = before + (long) count * (part + 1) / SENDERS;
        sending.add(threads.submit(() -> send(sender, first, last, batch)));
      }
      for (Future<?> sent : sending) {
        sent.get();
      }
    }
    letters.await();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void send(LetterQuantum sender, long first, long last, int batch) {
    for (long from = first; from <= last; from += batch) {
      sender.send(
          LongStream.rangeClosed(from, Math.min(last, from + batch - 1))
              .mapToObj(Letter::number)
              .toList());
    }
  }
}
