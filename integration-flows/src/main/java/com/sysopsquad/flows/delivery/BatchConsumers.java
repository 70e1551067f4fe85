package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the consumers of one queue in this process. */
final class BatchConsumers {

  private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(100);

  private final Broker broker;
  private final Inbox inbox;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final DeliverySettings settings;
  private final String quantum;
  private final Interruptions interruptions;
  private final Clock clock;

  BatchConsumers(
      Broker broker,
      Inbox inbox,
      Outbox outbox,
      TransactionOperations transactions,
      DeliverySettings settings,
      String quantum,
      Interruptions interruptions,
      Clock clock) {
    this.broker = broker;
    this.inbox = inbox;
    this.outbox = outbox;
    this.transactions = transactions;
    this.settings = settings;
    this.quantum = quantum;
    this.interruptions = interruptions;
    this.clock = clock;
  }

  List<BatchConsumer> create(
      Reception reception, Admission admission, Consumer<List<Object>> flow) {
    BatchProcessor processor = processor(reception, flow);
    Outages outages = interruptions.of("Receiving from " + reception.queue());
    int batch =
        reception.preparation() == null
            ? settings.inboundBatch()
            : Math.min(settings.inboundBatch(), 4 * settings.preparations());
    return Stream.generate(
            () ->
                new BatchConsumer(
                    reception.queue(),
                    batch,
                    reception.broker() == null ? broker : reception.broker(),
                    admission,
                    processor,
                    outages,
                    new BackOff(SHORTEST_BACK_OFF, settings.longestBackOff()),
                    clock))
        .limit(settings.consumers())
        .toList();
  }

  private BatchProcessor processor(Reception reception, Consumer<List<Object>> flow) {
    Consumer<DeadLettered> grave =
        reception.grave() == null ? Burial.throughOutbox(outbox) : reception.grave();
    Burial burial = new Burial(quantum, reception.confidential(), reception.mourner(), grave);
    Preparation preparation =
        reception.preparation() == null
            ? null
            : new Preparation(reception.preparation(), settings.preparations());
    return new BatchProcessor(inbox, transactions, preparation, flow, burial, clock);
  }
}
