package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.trace.MessageTrace;
import com.sysopsquad.flows.monitor.trace.NoSuchTrace;
import com.sysopsquad.flows.monitor.trace.Traces;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What sender and receiver know of a message is told to operations, without its body. */
class TracesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestQuantum customer;
  private static TestQuantum billing;

  private final UUID ada = UUID.randomUUID();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    customer.close();
    billing.close();
  }

  @Test
  void aMessageIsFoundByItsSubjectAtItsSenderAndThenAtItsReceiver() {
    send(Plans.plan(ada, 1).contractCode());

    MessageTrace trace = trace(subject(), "SENT", "APPLIED");

    assertThat(trace.hops()).extracting(MessageTrace.Hop::quantum).contains("customer", "billing");
    assertThat(hop(trace, "SENT").queue()).isEqualTo(Queues.SUPPORT_PLAN);
    assertThat(hop(trace, "SENT").about()).isEqualTo(subject());
    assertThat(hop(trace, "APPLIED").messageId()).isEqualTo(hop(trace, "SENT").messageId());
  }

  @Test
  void aMessageIsFoundByItsId() {
    send(Plans.plan(ada, 1).contractCode());
    UUID id =
        customer
            .jdbc()
            .sql("select id from delivery.sent where subject = ?")
            .param(subject())
            .query(UUID.class)
            .single();

    MessageTrace trace = trace(id.toString(), "SENT", "APPLIED");

    assertThat(trace.hops()).extracting(MessageTrace.Hop::messageId).containsOnly(id);
  }

  @Test
  void aMessageThatFailedIsShownWithItsDeadLetter() {
    send(Plans.POISON);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                billing.count(
                        "ops.dead_letter where state = 'DEAD' and subject = '" + subject() + "'")
                    == 1);

    MessageTrace trace = trace(subject(), "SENT", "GIVEN_UP", "DEAD_LETTER");

    assertThat(hop(trace, "DEAD_LETTER").deadLetter()).isNotNull();
    assertThat(trace.toString()).doesNotContain("Ada Byron", "ada@example.org");
  }

  @Test
  void aMessageThatIsNotSentYetIsInTheOutbox() {
    UUID waiting = UUID.randomUUID();
    store(waiting, "a.type");

    MessageTrace trace = trace(subject().toUpperCase(Locale.ROOT), "WAITING_TO_SEND");
    customer.jdbc().sql("delete from delivery.outbox where lane = -1").update();

    assertThat(hop(trace, "WAITING_TO_SEND").messageId()).isEqualTo(waiting);
  }

  @Test
  void aCardNumberInsteadOfATypeIsMasked() {
    store(UUID.randomUUID(), "4242424242424242");

    MessageTrace trace = trace(subject(), "WAITING_TO_SEND");
    customer.jdbc().sql("delete from delivery.outbox where lane = -1").update();

    assertThat(hop(trace, "WAITING_TO_SEND").type())
        .isNotEmpty()
        .doesNotContain("4242424242424242");
  }

  @Test
  void whoHasNotAnsweredIsNamed() {
    MessageTrace trace = traces().get(traces().ask("nobody-" + ada, "olive"));

    assertThat(trace.complete()).isFalse();
    assertThat(trace.answers())
        .extracting(MessageTrace.Answer::quantum)
        .containsExactlyInAnyOrderElementsOf(Queues.quanta());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                traces().get(trace.number()).answers().stream()
                    .filter(answer -> List.of("customer", "billing").contains(answer.quantum()))
                    .allMatch(MessageTrace.Answer::complete));
    assertThat(traces().get(trace.number()).hops()).isEmpty();
    assertThat(traces().get(trace.number()).complete())
        .as("sysops and reporting do not run")
        .isFalse();
  }

  @Test
  void aTraceExpires() {
    long number = traces().ask("nobody-" + ada, "olive");
    billing
        .jdbc()
        .sql("update ops.trace set expires_at = clock_timestamp() where number = ?")
        .param(number)
        .update();

    assertThatThrownBy(() -> traces().get(number)).isInstanceOf(NoSuchTrace.class);
  }

  private String subject() {
    return ada.toString();
  }

  private void send(String contractCode) {
    customer.inTransaction(
        () ->
            customer
                .bean(SupportPlanGateway.class)
                .send(List.of(Plans.plan(ada, 1, contractCode))));
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
  }

  /** Stores a message in a lane that no relay sends. */
  private void store(UUID id, String type) {
    customer
        .jdbc()
        .sql(
            """
            insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
            values (-1, ?, 'BILLING.SUPPORT_PLAN', ?, 1, ?, clock_timestamp(), '{}')
            """)
        .param(id)
        .param(type)
        .param(subject())
        .update();
  }

  /** Asks until everything is applied or given up, since a trace shows one moment. */
  private MessageTrace trace(String about, String... steps) {
    List<String> wanted = List.of(steps);
    MessageTrace[] last = new MessageTrace[1];
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              long number = traces().ask(about, "olive");
              await()
                  .atMost(PATIENCE)
                  .until(
                      () ->
                          traces().get(number).answers().stream()
                              .filter(a -> List.of("customer", "billing").contains(a.quantum()))
                              .allMatch(MessageTrace.Answer::complete));
              last[0] = traces().get(number);
              return last[0].hops().stream()
                  .map(MessageTrace.Hop::step)
                  .toList()
                  .containsAll(wanted);
            });
    return last[0];
  }

  private static MessageTrace.Hop hop(MessageTrace trace, String step) {
    return trace.hops().stream().filter(hop -> hop.step().equals(step)).findFirst().orElseThrow();
  }

  private static Traces traces() {
    return billing.bean(Traces.class);
  }
}
