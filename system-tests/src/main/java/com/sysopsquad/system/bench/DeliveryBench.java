package com.sysopsquad.system.bench;

import java.time.Duration;

/**
 * Messages from the commit at the sender to the effect at the receiver, as many per second as
 * possible.
 */
final class DeliveryBench {

  private DeliveryBench() {}

  static void run(Options options) throws Exception {
    int size = options.get("size", 200_000);
    int warmUp = Math.max(1, options.get("warm-up", 20_000));
    try (Correspondence messages = Correspondence.start(options)) {
      RawJms raw = new RawJms(messages.sendersBroker(), messages.receiversBroker());
      raw.transfer(warmUp, messages.batch());
      Duration floor = raw.transfer(size, messages.batch());
      DeliveredMessages delivered = messages.startReceiver();
      messages.transfer(warmUp);
      CpuTime cpu = CpuTime.now(messages.installation());
      Duration time = messages.transfer(size);
      Duration used = cpu.since();
      delivered.requireExactly(messages.sent());
      Figure.print(
          "delivery", Figure.perSecond(size, time), "messages/s", Figure.perSecond(size, floor));
      Figure.print("delivery-cpu", used.toNanos() / 1e3 / size, "µs a message, of all processes");
    }
  }
}
