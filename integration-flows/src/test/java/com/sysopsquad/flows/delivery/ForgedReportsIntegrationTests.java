package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import com.sysopsquad.flows.message.report.MessageApplied;
import com.sysopsquad.flows.message.report.MessageWaiting;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a quantum reports counts for its own queues and for no others.
 *
 * <p>Tried by a stranger: a dead letter for another's queue, the progress of another's resend,
 * another name in the message than that of its user, the end and the change of another's dead
 * letter, a report about the queue of reports itself, and a loss that cannot be ({@code
 * LossCheckTests} has the others).
 */
class ForgedReportsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Decision OLIVE = new Decision("olive", "a try", null);
  private static TestQuantum operations;

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
  private final UUID failed = ids.next();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    operations =
        TestQuantum.start("billing", TestQuantum.database("billing"), ReplayConfiguration.class);
  }

  @AfterAll
  static void stop() {
    operations.close();
  }

  @BeforeEach
  void empty() {
    operations.jdbc().sql("delete from ops.dead_letter").update();
  }

  @Test
  void aDeadLetterThatNamesTheQueueOfAnotherQuantumIsShownAndNeverSent() {
    report("reporting", deadLetter(Queues.INVOICE, "{\"total\":99900}"), Map.of());

    DeadLetter shown = only();
    assertSetAside(shown, "It was sent by broker user reporting, but CUSTOMER.INVOICE is not");
    assertThat(shown.body()).contains("99900");

    DeadLetterDecisions decisions = operations.bean(DeadLetterDecisions.class);
    assertThatThrownBy(() -> decisions.replay(shown.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("cannot be sent. It was sent by broker user reporting");
    assertThatThrownBy(
            () ->
                decisions.edit(shown.id(), EditedMessage.body(String.valueOf(shown.body())), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("cannot be sent.");
    assertThatThrownBy(
            () -> decisions.replayAll(new DeadLetterFilter(null, null, shown.fingerprint()), OLIVE))
        .isInstanceOf(DeadLetterRefused.class);
    assertThat(operations.bean(DeadLetters.class).groups().getFirst().replayable()).isZero();
    decisions.discard(shown.id(), OLIVE);
    assertThat(operations.bean(DeadLetters.class).get(shown.id()).state())
        .isEqualTo(DeadLetterState.DISCARDED);
  }

  @Test
  void aResendIsToldByItsOwnQuantumOnly() {
    report(
        "reporting",
        new ResendReported(failed, "customer", ResendState.DONE, 1, 1, null, null, null, null),
        Map.of());

    assertSetAside(only(), "It was sent by broker user reporting, but OPS.COMMAND.CUSTOMER is not");
  }

  @Test
  void aLossThatCannotBeIsInvalidAndIsNotShown() {
    report(
        "reporting",
        new LossReported(
            "reporting",
            List.of(
                new LostMessages(
                    "4111 1111 1111 1111",
                    List.of("any text"),
                    Instant.parse("9999-12-31T00:00:00Z"),
                    now(),
                    null))),
        Map.of());

    DeadLetter invalid = only();
    assertThat(invalid.causeClass()).isEqualTo("InvalidMessage");
    assertThat(invalid.causeText()).contains("It names a sender that is not a quantum.");
    assertThat(operations.count("ops.loss")).isZero();
  }

  @Test
  void whatASenderWritesAboutItselfCountsForNothing() {
    report(
        "reporting",
        deadLetter(Queues.INVOICE, "{}"),
        Map.of("_AMQ_VALIDATED_USER", "billing", "JMSXUserID", "billing"));
    assertSetAside(only(), "It was sent by broker user reporting");
    empty();

    report(
        "reporting",
        deadLetter(Queues.INVOICE, "{}"),
        Map.of(ReceivedMessage.SENDER, "billing", WireFormat.SOURCE, "billing"));
    assertSetAside(only(), "The broker does not report who sent it");
  }

  @Test
  void nobodyClosesOrChangesTheDeadLetterOfAnotherQuantum() {
    report("customer", deadLetter(Queues.INVOICE, "{\"good\":1}"), Map.of());
    DeadLetter good = only();

    report("reporting", new MessageApplied(failed, "customer", Queues.INVOICE, now()), Map.of());
    report(
        "sysops",
        new MessageWaiting(deadLetter(Queues.INVOICE, "{\"bad\":1}"), now().plusSeconds(60)),
        Map.of());
    await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 3);

    assertThat(operations.bean(DeadLetters.class).get(good.id())).isEqualTo(good);
    assertThat(good.state()).isEqualTo(DeadLetterState.DEAD);
    assertThat(good.replayable()).isTrue();
  }

  @Test
  void aReportAboutReportsIsNoWayAround() {
    report("reporting", deadLetter(Queues.DEAD_LETTER, "{}"), Map.of());
    assertSetAside(only(), "It was sent by broker user reporting, but OPS.DEAD_LETTER is not");
    empty();

    // A report that cannot be read is edited by a person, and stays what its sender may say.
    RawMessages.sendAs(
        "reporting", Queues.DEAD_LETTER, message(deadLetter(Queues.INVOICE, "{}"), "{}", Map.of()));
    DeadLetter unreadable = only();
    assertThat(unreadable.causeClass()).isEqualTo("InvalidMessage");
    String whole = json(deadLetter(Queues.INVOICE, "{\"total\":99900}"));
    operations
        .bean(DeadLetterDecisions.class)
        .edit(unreadable.id(), EditedMessage.body(whole), OLIVE);

    await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 3);
    assertSetAside(
        operations.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 10).getFirst(),
        "It was sent by broker user reporting, but CUSTOMER.INVOICE is not");
  }

  @Test
  void aBodyThatAnOlderProcessStillSendsOfAnEmailIsNotKept() {
    report("customer", deadLetter(Queues.EMAIL_AWAITED, "{\"text\":\"link\"}"), Map.of());

    DeadLetter email = only();
    assertThat(email.queue()).isEqualTo(Queues.EMAIL_AWAITED);
    assertThat(email.body()).isNull();
    assertThat(email.withheld()).isFalse();
    assertThat(email.replayable()).isFalse();
  }

  @Test
  void aCardNumberInAnyTextOfAReportIsNotStored() {
    String card = "4242,4242,4242,4242";
    report(
        "customer",
        new DeadLettered(
            failed,
            "customer",
            Queues.INVOICE,
            card,
            1,
            card,
            now(),
            card,
            card,
            card,
            card,
            1,
            now(),
            now(),
            Map.of(card, card),
            card,
            true),
        Map.of());

    assertThat(only().fingerprint()).isEqualTo("[number]");
    String row =
        operations.jdbc().sql("select t::text from ops.dead_letter t").query(String.class).single();
    assertThat(row).contains("[number]").doesNotContain("4242,4242");
  }

  @Test
  void itsOwnDeadLettersAreReplayed() throws Exception {
    report("reporting", deadLetter(Queues.SURVEY, "{\"own\":1}"), Map.of());
    DeadLetter own = only();
    assertThat(own.queue()).isEqualTo(Queues.SURVEY);

    operations.bean(DeadLetterDecisions.class).replay(own.id(), OLIVE);

    Map<String, String> env = TestPlatform.start().env();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(env.get("SYSOPS_BROKER_URL"));
        JMSContext context =
            factory.createContext(
                env.get("SYSOPS_BROKER_REPORTING_USER"),
                env.get("SYSOPS_BROKER_REPORTING_PASSWORD"),
                Session.AUTO_ACKNOWLEDGE)) {
      Message replayed =
          context.createConsumer(context.createQueue(Queues.SURVEY)).receive(PATIENCE.toMillis());
      assertThat(replayed.getStringProperty(WireFormat.ID)).isEqualTo(failed.toString());
      assertThat(replayed.getBody(String.class)).isEqualTo("{\"own\":1}");
    }
  }

  private void assertSetAside(DeadLetter shown, String why) {
    assertThat(shown.queue()).isEqualTo(Queues.DEAD_LETTER);
    assertThat(shown.causeClass()).isEqualTo(DeadLettered.UNVERIFIED);
    assertThat(shown.causeText()).startsWith(why);
    assertThat(shown.replayable()).isFalse();
    assertThat(shown.editable()).isFalse();
  }

  private DeadLetter only() {
    await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 1);
    return operations.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 10).getFirst();
  }

  private void report(String user, DeliveryReport report, Map<String, String> headers) {
    RawMessages.sendAs(user, Queues.DEAD_LETTER, message(report, json(report), headers));
  }

  private RawMessages.Writer message(
      DeliveryReport report, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put(WireFormat.TYPE, ContractType.of(report.getClass()).name());
    all.put(WireFormat.SUBJECT, report.subject());
    return RawMessages.plan(ids.next(), body, all);
  }

  private static String json(DeliveryReport report) {
    return operations.bean(ContractJson.class).write(report);
  }

  private DeadLettered deadLetter(String queue, String body) {
    return new DeadLettered(
        failed,
        "customer",
        queue,
        "com.sysopsquad.invoice.issued",
        1,
        "ada",
        now(),
        "SomeFailure",
        "It failed.",
        "",
        "f00",
        6,
        now(),
        now(),
        Map.of(),
        body,
        true);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
