package com.sysopsquad.system.bench;

import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Installation;
import java.time.Duration;

/**
 * What happens to messages that are sent while a process is down: where they wait, how much memory
 * they take, and how fast they are processed afterward.
 */
final class BacklogBench {

  private static final double MEBI = 1 << 20;

  private BacklogBench() {}

  /** The receiver is down: the messages wait at the broker. */
  static void receiverAway(Options options) throws Exception {
    int size = options.get("size", 5_000_000);
    try (Correspondence messages = Correspondence.start(options)) {
      Duration sending = messages.send(size);
      Figure.print("backlog-sending", Figure.perSecond(size, sending), "messages/s");
      drain("backlog-drain", messages, size, options);
    }
  }

  /** The broker is down: the messages wait in the outbox. */
  static void brokerAway(Options options) throws Exception {
    int size = options.get("size", 720_000);
    try (Correspondence messages = Correspondence.start(options)) {
      Duration before = messages.send(size / 10);
      Installation installation = messages.installation();
      installation.kill(Part.BROKER);
      Duration sending = messages.send(size);
      Figure.print(
          "outage-sending",
          Figure.perSecond(size, sending),
          "messages/s",
          Figure.perSecond(size / 10, before));
      installation.start(Part.BROKER);
      drain("outage-drain", messages, (int) messages.sent(), options);
    }
  }

  /** Receives what waits, and then measures the usual transfer as the floor. */
  private static void drain(String name, Correspondence messages, int waiting, Options options)
      throws InterruptedException {
    DeliveredMessages delivered = messages.startReceiver();
    long start = System.nanoTime();
    delivered.await(waiting);
    Duration draining = Duration.ofNanos(System.nanoTime() - start);
    int usual = options.get("warm-up", 200_000);
    Duration floor = messages.transfer(usual);
    delivered.requireExactly(messages.sent());
    Figure.print(
        name, Figure.perSecond(waiting, draining), "messages/s", Figure.perSecond(usual, floor));
    Figure.print(
        "broker-memory",
        messages.installation().largestMemory(Part.BROKER) / MEBI,
        "MiB of which the heap may have 256");
    Figure.print(
        "sender-and-receiver-heap", HeapPeak.bytes() / MEBI, "MiB of which it may have 512");
  }
}
