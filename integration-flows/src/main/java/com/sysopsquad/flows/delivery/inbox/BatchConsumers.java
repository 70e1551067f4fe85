package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.DeadLetterPublisher;
import com.sysopsquad.flows.delivery.deadletter.FailureReports;
import com.sysopsquad.flows.delivery.deadletter.Secrecy;
import com.sysopsquad.flows.delivery.inbox.receipt.Inbox;
import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.inbox.retry.InboxSettings;
import com.sysopsquad.flows.delivery.inbox.retry.Retries;
import com.sysopsquad.flows.delivery.inbox.retry.RetryPolicy;
import com.sysopsquad.flows.delivery.inbox.retry.RetryRows;
import com.sysopsquad.flows.delivery.inbox.withheld.Seal;
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldBodies;
import com.sysopsquad.flows.delivery.inbox.work.WorkConsumer;
import com.sysopsquad.flows.delivery.inbox.work.WorkReceiver;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OutageTracker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.pause.Pauses;
import com.sysopsquad.flows.delivery.telemetry.AppliedTimes;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Creates the single consumer that a queue has in this process, since the broker keeps the order of
 * a queue only for a single consumer, and the worker that retries what it sets aside.
 */
final class BatchConsumers {

  private final Broker broker;
  private final JdbcClient jdbc;
  private final Inbox inbox;
  private final RetryRows rows;
  private final MissingMessages missing;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final DeliverySettings settings;
  private final String quantum;
  private final DeliveryOutages outages;
  private final AppliedTimes times;
  private final Pauses pauses;
  private final Seal seal;
  private final Clock clock;

  BatchConsumers(
      Broker broker,
      JdbcClient jdbc,
      MissingMessages missing,
      Outbox outbox,
      TransactionOperations transactions,
      DeliverySettings settings,
      String quantum,
      DeliveryOutages outages,
      AppliedTimes times,
      Pauses pauses,
      Seal seal,
      Clock clock) {
    this.broker = broker;
    this.jdbc = jdbc;
    this.inbox = new Inbox(jdbc);
    this.rows = new RetryRows(jdbc);
    this.missing = missing;
    this.outbox = outbox;
    this.transactions = transactions;
    this.settings = settings;
    this.quantum = quantum;
    this.outages = outages;
    this.times = times;
    this.pauses = pauses;
    this.seal = seal;
    this.clock = clock;
  }

  /** The workers of one conversation, created again at each start. */
  List<Worker> create(InboxSettings inbound, MessageParser parser, Consumer<List<Object>> channel) {
    ConversationFlow flow =
        new ConversationFlow(channel, inbound.preparation(), settings.preparations());
    WithheldBodies withheld = new WithheldBodies(jdbc, inbound.secrecy(), seal, inbound.storable());
    Retries retries =
        new Retries(
            inbound, rows, withheld, new RetryPolicy(settings.retry()), reports(inbound), clock);
    GivingUp givingUp = new GivingUp(inbox, withheld, publisher(inbound), transactions);
    BooleanSupplier paused = () -> pauses.isPaused(inbound.queue());
    List<Worker> workers = new ArrayList<>();
    workers.add(
        worker(
            inbound.queue() + "-0",
            new BatchConsumer(
                inbound.intake(settings.longestHeld()),
                batch(inbound),
                inbound.broker() == null ? broker : inbound.broker(),
                parser,
                new BatchProcessor(
                    inbox, withheld, flow, retries, givingUp, missing, transactions, times, clock),
                paused,
                clock),
            "Receiving from " + inbound.queue()));
    if (!inbound.confidential()) {
      workers.add(
          worker(
              inbound.queue() + "-1",
              new Retrying(
                  retries,
                  flow,
                  givingUp,
                  transactions,
                  times,
                  settings.retry().first(),
                  paused,
                  clock),
              "Retrying what came from " + inbound.queue()));
    }
    return workers;
  }

  /** The consumers of a queue of work, created again at each start. */
  List<Worker> work(String queue, int count, WorkReceiver receiver) {
    Intake intake =
        new Intake(queue, settings.longestBody().toBytes(), settings.longestHeld().toBytes(), true);
    DeadLetterPublisher publisher =
        new DeadLetterPublisher(quantum, Secrecy.MASKED, _ -> {}, outbox::send);
    OutageTracker tracker = outages.track("Working on " + queue);
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new Worker(
                    queue + "-" + n,
                    new WorkConsumer(intake, broker, receiver, publisher, transactions, clock),
                    tracker,
                    settings.longestBackOff()))
        .toList();
  }

  private Worker worker(String name, Worker.Step step, String what) {
    return new Worker(name, step, outages.track(what), settings.longestBackOff());
  }

  private FailureReports reports(InboxSettings inbound) {
    return new FailureReports(
        inbound.deadLetterQueue() == null ? outbox : null, quantum, inbound.secrecy(), clock);
  }

  private DeadLetterPublisher publisher(InboxSettings inbound) {
    return new DeadLetterPublisher(
        quantum,
        inbound.secrecy(),
        inbound.onGivenUp(),
        inbound.deadLetterQueue() == null ? outbox::send : inbound.deadLetterQueue());
  }

  private int batch(InboxSettings inbound) {
    return inbound.preparation() == null
        ? settings.inboundBatch()
        : Math.min(settings.inboundBatch(), 4 * settings.preparations());
  }
}
