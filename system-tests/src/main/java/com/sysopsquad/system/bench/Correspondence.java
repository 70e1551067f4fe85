package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.messages.MessageQuantum;
import com.sysopsquad.system.messages.TestMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A database, a broker, one quantum that sends and one that receives, both in this process.
 * Messages are numbered from 1; each subject has one sender, which keeps their order.
 */
final class Correspondence implements AutoCloseable {

  private static final int SENDERS = 2;

  private final Installation installation;
  private final int batch;
  private final Options options;
  private final MessageQuantum sender;
  private @Nullable MessageQuantum receiver;
  private @Nullable DeliveredMessages delivered;
  private long sent;

  private Correspondence(Installation installation, Options options) {
    this.installation = installation;
    this.batch = options.get("batch", 500);
    this.options = options;
    DeliveredMessages.createTables(installation::setting);
    this.sender = quantum("BILLING").start(null);
  }

  /** Starts everything except the receiver. */
  static Correspondence start(Options options) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/bench"));
    Installation installation =
        Installation.in(Files.createTempDirectory(folder, "delivery-"), Map.of());
    installation.start(Part.DATABASE, Part.BROKER);
    return new Correspondence(installation, options);
  }

  Installation installation() {
    return installation;
  }

  int batch() {
    return batch;
  }

  Broker sendersBroker() {
    return MessageQuantum.broker(installation::setting, "BILLING");
  }

  Broker receiversBroker() {
    return MessageQuantum.broker(installation::setting, "CUSTOMER");
  }

  /** Starts the receiver. */
  DeliveredMessages startReceiver() {
    MessageQuantum quantum = quantum("CUSTOMER");
    DeliveredMessages messages = new DeliveredMessages(quantum.database(), number -> {});
    delivered = messages;
    receiver = quantum.start(messages::apply);
    return messages;
  }

  /** Sends this many and returns when all have been applied. */
  Duration transfer(int count) throws InterruptedException {
    DeliveredMessages messages = delivered;
    if (messages == null) {
      throw new IllegalStateException("There is no receiver");
    }
    messages.expect(count);
    long start = System.nanoTime();
    send(count);
    messages.await();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Sends this many and returns when they are in the outbox. */
  Duration send(int count) throws InterruptedException {
    long start = System.nanoTime();
    long before = sent;
    sent += count;
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> sending = new ArrayList<>();
      for (int part = 0; part < SENDERS; part++) {
        int number = part;
        sending.add(threads.submit(() -> send(before + 1, before + count, number)));
      }
      for (Future<?> future : sending) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Messages could not be sent", e.getCause());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The total number of sent messages. */
  long sent() {
    return sent;
  }

  @Override
  public void close() {
    MessageQuantum started = receiver;
    if (started != null) {
      started.close();
    }
    sender.close();
    installation.close();
  }

  private void send(long first, long last, int part) {
    long step = (long) batch * SENDERS;
    for (long from = first; from <= last; from += step) {
      List<TestMessage> messages =
          LongStream.rangeClosed(from, Math.min(last, from + step - 1))
              .filter(number -> number % SENDERS == part)
              .mapToObj(TestMessage::number)
              .toList();
      sender.send(messages);
    }
  }

  private MessageQuantum quantum(String name) {
    MessageQuantum quantum = MessageQuantum.of(installation::setting, name);
    for (String setting : List.of("lanes", "relay-batch", "inbound-batch")) {
      if (options.has(setting)) {
        quantum.with("sysops.delivery." + setting, options.get(setting, 0));
      }
    }
    return quantum;
  }
}
