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
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldSettings;
import com.sysopsquad.flows.delivery.telemetry.AppliedTimes;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What applies and retries the messages of a conversation on support plans, without a broker. */
record PlanInbox(BatchProcessor processor, Retrying retrying) {

  static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  static PlanInbox of(
      DataSource database,
      Clock clock,
      int attempts,
      Consumer<List<Object>> flow,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    return of(settings(), database, clock, attempts, flow, deadLetterQueue);
  }

  static PlanInbox of(
      InboxSettings settings,
      DataSource database,
      Clock clock,
      int attempts,
      Consumer<List<Object>> channel,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    JdbcClient jdbc = JdbcClient.create(database);
    Inbox inbox = new Inbox(jdbc);
    TransactionTemplate transactions =
        new TransactionTemplate(new JdbcTransactionManager(database));
    ConversationFlow flow = new ConversationFlow(channel, settings.preparation(), 1);
    WithheldBodies withheld =
        new WithheldBodies(
            jdbc, Secrecy.MASKED, new Seal(new WithheldSettings(List.of())), message -> message);
    Retries retries =
        new Retries(
            settings,
            new RetryRows(jdbc),
            withheld,
            new RetryPolicy(
                new DeliverySettings.Retry(
                    attempts, Duration.ofSeconds(1), 2, LONGEST_PAUSE, null)),
            new FailureReports(null, "billing", Secrecy.MASKED, clock),
            clock);
    GivingUp givingUp =
        new GivingUp(
            inbox,
            withheld,
            new DeadLetterPublisher("billing", Secrecy.MASKED, message -> {}, deadLetterQueue),
            transactions);
    return new PlanInbox(
        new BatchProcessor(
            inbox,
            withheld,
            flow,
            retries,
            givingUp,
            new MissingMessages(jdbc, "billing", new ContractJson()),
            transactions,
            new AppliedTimes(),
            clock),
        new Retrying(
            retries,
            flow,
            givingUp,
            transactions,
            new AppliedTimes(),
            Duration.ofSeconds(1),
            () -> false,
            clock));
  }

  static InboxSettings settings() {
    return InboxSettings.of(Queues.SUPPORT_PLAN, DataSize.ofMegabytes(1), false);
  }
}
