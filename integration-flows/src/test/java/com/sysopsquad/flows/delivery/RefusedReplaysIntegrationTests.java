package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A replay that cannot be sent is refused alone, and headers can be put right. */
class RefusedReplaysIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Decision OLIVE = new Decision("olive", "try it", null);
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final String PLAN = new ContractJson().write(Plans.plan(ADA, 1));

  private static TestPlatform.Database database;
  private static TestQuantum billing;

  private DeadLetterDecisions decisions;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    database = TestQuantum.database("billing");
    billing =
        TestQuantum.start(
            "billing",
            database,
            Map.of("sysops.delivery.retry.attempts", "1"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
  }

  @BeforeEach
  void empty() {
    decisions = billing.bean(DeadLetterDecisions.class);
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
    billing.jdbc().sql("delete from ops.replay").update();
    RecordingPlans.FAILING.clear();
  }

  @Test
  void aVersionThatFitsNoColumnStopsNoOtherReplay() {
    long bad = dead("{\"cloudEvents_typeversion\": \"100000\"}", 100_000);
    long good = dead("{}", 1);

    long replay = decisions.replayAll(DeadLetterFilter.open(), OLIVE);

    awaitApplied(good);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).failed() == 1);
    assertThat(find(bad).causeText()).contains("100000");
  }

  @ParameterizedTest
  @CsvSource({
    "cloudEvents_a b-c, x, header name",
    "cloudEvents_1.5, x, header name",
    "cloudEvents_long, 4000, too long"
  })
  void aHeaderThatCannotBeSentIsFoundAtTheDoorAndStopsNoOther(
      String name, String value, String sentence) {
    String text = value.equals("4000") ? "x".repeat(4_000) : value;
    long bad = dead("{\"%s\": \"%s\"}".formatted(name, text), 1);
    long good = dead("{}", 1);
    assertThatThrownBy(() -> decisions.replay(bad, OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining(sentence);

    long replay = decisions.replayAll(DeadLetterFilter.open(), OLIVE);

    awaitApplied(good);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).refused() == 1);
    assertThat(find(bad).state()).isEqualTo(DeadLetterState.DEAD);
    assertThat(find(bad).refusal()).contains(sentence);
    assertThat(decisions.find(replay).unsent()).isZero();
  }

  @Test
  void whatTheDatabaseDoesNotTakeStopsNoOtherReplay() {
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner.sql("alter table delivery.outbox add constraint picky check (subject <> 'bad')").update();
    try {
      long bad = dead("{}", 1);
      billing.jdbc().sql("update ops.dead_letter set subject = 'bad'").update();
      long good = dead("{}", 1);

      long replay = decisions.replayAll(DeadLetterFilter.open(), OLIVE);

      awaitApplied(good);
      await().atMost(PATIENCE).until(() -> decisions.find(replay).refused() == 1);
      assertThat(find(bad).refusal()).contains("picky");
    } finally {
      owner.sql("alter table delivery.outbox drop constraint picky").update();
    }
  }

  @ParameterizedTest
  @CsvSource({"BILLING.NO_SUCH_QUEUE", "BILLING.CARD_REGISTRATION"})
  void whatTheBrokerRefusesIsDeadAgainAndStopsNoOtherReplay(String queue) {
    long bad = dead("{}", 1);
    long good = dead("{}", 1);
    long replay = decisions.replayAll(DeadLetterFilter.open(), OLIVE);
    billing
        .jdbc()
        .sql(
            """
            update ops.dead_letter set queue = ?, state = 'REPLAYING', replay_sent_at = null
            where id = ?
            """)
        .param(queue)
        .param(bad)
        .update();

    awaitApplied(good);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).refused() == 1);
    assertThat(find(bad).refusal()).startsWith("The broker refuses it: ").contains(queue);
  }

  @Test
  void aClockThatRanAheadHoldsUpNoReplay() {
    long ahead = dead("{}", 1);
    billing
        .jdbc()
        .sql(
            """
            update ops.dead_letter
            set state = 'APPLIED', closed_at = clock_timestamp(), replay_sends = 1,
                replay_sent_at = clock_timestamp() + interval '1 day'
            where id = ?
            """)
        .param(ahead)
        .update();
    billing
        .jdbc()
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body, state, closed_at, replay_sends, replay_sent_at)
            select gen_random_uuid(), quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body, state, closed_at, replay_sends, replay_sent_at
            from ops.dead_letter, generate_series(1, 100)
            """)
        .update();
    long good = dead("{}", 1);

    decisions.replay(good, OLIVE);

    awaitApplied(good);
  }

  @Test
  void asItIsMeansTheHeadersThatItHad() {
    long plain =
        dead(
            "{\"cloudEvents_datacontenttype\": \"text/plain\", \"cloudEvents_type\":"
                + " \"com.sysopsquad.plan.chosen\"}",
            1);

    decisions.replay(plain, OLIVE);

    await().atMost(PATIENCE).until(() -> find(plain).causeText().contains("text/plain"));
    assertThat(applied()).isZero();
  }

  @Test
  void aTypeSubjectAndVersionThatWereMissingCanBeAdded() {
    long lost = dead("{\"cloudEvents_a b-c\": \"x\"}", 0);
    billing.jdbc().sql("update ops.dead_letter set subject = '', type = ''").update();
    assertThatThrownBy(() -> decisions.edit(lost, EditedMessage.body(PLAN), OLIVE))
        .isInstanceOf(DeadLetterRefused.class);

    long copy =
        decisions.edit(
            lost,
            new EditedMessage(
                "com.sysopsquad.plan.chosen", 1, ADA.toString(), Map.of("origin", "hand"), null),
            OLIVE);

    awaitApplied(copy);
    assertThat(find(copy).headers()).containsEntry("cloudEvents_origin", "hand");
    assertThat(find(lost).state()).isEqualTo(DeadLetterState.REPLACED);
  }

  @Test
  void aMessageWithoutSubjectIsReplayedWithoutOne() {
    UUID id = UUID.randomUUID();
    RawMessages.send(RawMessages.plan(id, PLAN, Map.of(WireFormat.SUBJECT, "")));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    DeadLetter first =
        billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 1).getFirst();

    decisions.replay(first.id(), OLIVE);

    await()
        .atMost(PATIENCE)
        .until(() -> find(first.id()).lastFailedAt().isAfter(first.lastFailedAt()));
    assertThat(find(first.id()).causeText()).contains("cloudEvents_subject is missing");
    assertThat(find(first.id()).headers()).doesNotContainKey(WireFormat.SUBJECT);
  }

  private static long dead(String headers, int version) {
    return billing
        .jdbc()
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body)
            values (gen_random_uuid(), 'billing', 'BILLING.SUPPORT_PLAN',
                    'com.sysopsquad.plan.chosen', :version, 'someone', clock_timestamp(), 'c', 'c',
                    '', 'f', 1, clock_timestamp(), clock_timestamp(), cast(:headers as jsonb),
                    :body)
            returning id
            """)
        .param("version", version)
        .param("headers", headers)
        .param("body", PLAN)
        .query(Long.class)
        .single();
  }

  private static DeadLetter find(long id) {
    return billing.bean(DeadLetters.class).get(id);
  }

  private static void awaitApplied(long id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(find(id).state()).isEqualTo(DeadLetterState.APPLIED));
  }

  private static long applied() {
    return billing.count("effect.applied");
  }
}
