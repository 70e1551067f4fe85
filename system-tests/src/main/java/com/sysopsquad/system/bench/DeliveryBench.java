package com.sysopsquad.system.bench;

import java.time.Duration;

/** Letters from commit at the sender to effect at the receiver, as many a second as go. */
final class DeliveryBench {

  private DeliveryBench() {}

  static void run(Options options) throws Exception {
    int size = options.get("size", 200_000);
    int warmUp = Math.max(1, options.get("warm-up", 20_000));
    try (Correspondence letters = Correspondence.start(options)) {
      RawJms raw = new RawJms(letters.sendersBroker(), letters.receiversBroker());
      raw.transfer(warmUp, letters.batch());
      Duration floor = raw.transfer(size, letters.batch());
      DeliveredLetters delivered = letters.startReceiver();
      letters.transfer(warmUp);
      CpuTime cpu = CpuTime.now(letters.installation());
      Duration time = letters.transfer(size);
      Duration used = cpu.since();
      delivered.requireExactly(letters.sent());
      Figure.print(
          "delivery", Figure.perSecond(size, time), "messages/s", Figure.perSecond(size, floor));
      Figure.print("delivery-cpu", used.toNanos() / 1e3 / size, "µs a message, of all processes");
    }
  }
}
