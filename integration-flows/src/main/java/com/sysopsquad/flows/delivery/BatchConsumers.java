package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the one consumer that a queue has in this process, since the broker keeps the order of a
 * queue for one alone, and who retries what it sets aside.
 */
final class BatchConsumers {

  private static final Duration SHORTEST_BACK_OFF = Duration.ofMillis(100);

  private final Broker broker;
  private final Inbox inbox;
  private final RetryRows rows;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final DeliverySettings settings;
  private final String quantum;
  private final Interruptions interruptions;
  private final Clock clock;

  BatchConsumers(
      Broker broker,
      Inbox inbox,
      RetryRows rows,
      Outbox outbox,
      TransactionOperations transactions,
      DeliverySettings settings,
      String quantum,
      Interruptions interruptions,
      Clock clock) {
    this.broker = broker;
    this.inbox = inbox;
    this.rows = rows;
    this.outbox = outbox;
    this.transactions = transactions;
    this.settings = settings;
    this.quantum = quantum;
    this.interruptions = interruptions;
    this.clock = clock;
  }

  List<Receiver> create(Reception reception, MessageReading reading, Consumer<List<Object>> flow) {
    Handling handling = handling(reception, flow);
    BatchProcessor processor = new BatchProcessor(handling);
    Outages outages = interruptions.of("Receiving from " + reception.queue());
    List<Receiver> receivers = new ArrayList<>();
    receivers.add(
        new BatchConsumer(
            reception.queue(),
            batch(reception),
            reception.broker() == null ? broker : reception.broker(),
            reading,
            processor,
            outages,
            backOff(),
            clock));
    if (!reception.confidential()) {
      receivers.add(retryWorker(reception, handling));
    }
    return receivers;
  }

  private RetryWorker retryWorker(Reception reception, Handling handling) {
    return new RetryWorker(
        new Retrying(reception, handling),
        interruptions.of("Retrying what came from " + reception.queue()),
        backOff(),
        settings.retry().first());
  }

  private Handling handling(Reception reception, Consumer<List<Object>> flow) {
    DeadLetterWriter deadLetters = new DeadLetterWriter(quantum, reception.confidential());
    Consumer<List<DeadLettered>> deadLetterQueue =
        reception.deadLetterQueue() == null ? outbox::send : reception.deadLetterQueue();
    Reports reports =
        new Reports(reception.deadLetterQueue() == null ? outbox : null, deadLetters, clock);
    RetryPolicy policy = new RetryPolicy(settings.retry());
    return new Handling(
        inbox,
        transactions,
        reception.preparation() == null
            ? null
            : new Preparation(reception.preparation(), settings.preparations()),
        flow,
        new Retries(reception, rows, policy, reports, clock),
        rows,
        new DeadLetterPublisher(deadLetters, reception.onGivenUp(), deadLetterQueue),
        reports,
        clock);
  }

  private int batch(Reception reception) {
    return reception.preparation() == null
        ? settings.inboundBatch()
        : Math.min(settings.inboundBatch(), 4 * settings.preparations());
  }

  private BackOff backOff() {
    return new BackOff(SHORTEST_BACK_OFF, settings.longestBackOff());
  }
}
