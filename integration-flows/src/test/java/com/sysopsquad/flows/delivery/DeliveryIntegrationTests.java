package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is promised of every message, and what becomes of one that cannot be applied. */
class DeliveryIntegrationTests {

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

  @BeforeEach
  void empty() {
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
  }

  @Test
  void whatIsCommittedArrivesOnceAndInOrder() {
    send(plans(ada, 1, 1_200));

    awaitApplied(1_200);

    assertThat(versions(ada)).isEqualTo(LongStream.rangeClosed(1, 1_200).boxed().toList());
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
  }

  @Test
  void whatIsRolledBackIsNeverSent() {
    assertThatThrownBy(
            () ->
                customer.inTransaction(
                    () -> {
                      customer.bean(SupportPlanGateway.class).send(plans(ada, 1, 10));
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");

    send(List.of(plan(ada, 11)));

    awaitApplied(1);
    assertThat(versions(ada)).containsExactly(11L);
  }

  @Test
  void nothingIsSentWithoutATransaction() {
    assertThatThrownBy(() -> customer.bean(Outbox.class).send(List.of(plan(ada, 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aMessageThatComesTwiceIsAppliedOnce() {
    UUID id = new TimeOrderedIds(Clock.systemUTC()).next();
    RawMessages.Writer message = RawMessages.plan(id, json(plan(ada, 1)), Map.of());

    RawMessages.send(message);
    RawMessages.send(message);
    send(List.of(plan(ada, 2)));

    await().atMost(PATIENCE).until(() -> versions(ada).containsAll(List.of(1L, 2L)));
    await().atMost(PATIENCE).until(() -> depth(Queues.SUPPORT_PLAN) == 0);
    assertThat(versions(ada)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aPoisonedMessageIsSetAsideAndTheOthersAreApplied() {
    List<PlanChosen> batch = new ArrayList<>(plans(ada, 1, 20));
    batch.set(9, plan(ada, 10, Plans.POISON));

    send(batch);

    await().atMost(PATIENCE).until(() -> versions(ada).size() == 19 && deadLetters().size() == 1);
    assertThat(versions(ada)).isSorted().doesNotContain(10L);
    DeadLetter deadLetter = openDeadLetters().getFirst();
    assertThat(deadLetter.quantum()).isEqualTo("billing");
    assertThat(deadLetter.queue()).isEqualTo(Queues.SUPPORT_PLAN);
    assertThat(deadLetter.subject()).isEqualTo(ada.toString());
    assertThat(deadLetter.causeClass()).isEqualTo(IllegalArgumentException.class.getName());
    assertThat(deadLetter.causeText()).isEqualTo("Cannot apply, card was [number]");
    assertThat(deadLetter.stack()).contains("RecordingPlans.receive").doesNotContain("4242");
    assertThat(deadLetter.attempts()).isEqualTo(3);
    assertThat(deadLetter.firstFailedAt()).isBefore(deadLetter.lastFailedAt());
    assertThat(deadLetter.body()).contains(Plans.POISON).contains("Ada Byron");
    assertThat(deadLetter.headers()).containsEntry(WireFormat.SOURCE, "customer");
    assertThat(deadLetter.fingerprint()).hasSize(16);
    assertThat(billing.bean(DeadLetters.class).kinds())
        .singleElement()
        .satisfies(kind -> assertThat(kind.count()).isEqualTo(1));
    assertThat(billing.bean(DeadLetters.class).find(deadLetter.id())).contains(deadLetter);
  }

  @Test
  void whatCannotBeReadIsSetAsideAtOnceWithItsReason() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    Instant longAgo = Instant.now().minus(Duration.ofDays(36));
    UUID old = new TimeOrderedIds(Clock.fixed(longAgo, ZoneOffset.UTC)).next();
    String good = json(plan(ada, 1));

    RawMessages.send(context -> context.createBytesMessage());
    RawMessages.send(context -> context.createTextMessage("hello\0"));
    RawMessages.send(RawMessages.plan(ids.next(), "{", Map.of()));
    RawMessages.send(RawMessages.plan(ids.next(), "null", Map.of()));
    RawMessages.send(
        RawMessages.plan(
            ids.next(),
            good.replace("GOLD", "").replace("\"contractCode\":\"\"", "\"no\":1"),
            Map.of()));
    RawMessages.send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.TYPE, "no.such")));
    RawMessages.send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.VERSION, "2")));
    RawMessages.send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.SUBJECT, "")));
    RawMessages.send(RawMessages.plan(old, good, Map.of()));
    send(List.of(plan(ada, 2)));

    await()
        .atMost(PATIENCE)
        .until(() -> openDeadLetters().size() == 9 && versions(ada).size() == 1);
    assertThat(versions(ada)).containsExactly(2L);
    assertThat(openDeadLetters())
        .allSatisfy(deadLetter -> assertThat(deadLetter.attempts()).isEqualTo(1));
    assertThat(openDeadLetters().stream().map(DeadLetter::causeText))
        .anyMatch(text -> text.startsWith("The header cloudEvents_id is missing or not a UUID."))
        .anyMatch(text -> text.startsWith("The body is not JSON, see line 1"))
        .anyMatch(text -> text.equals("The body must be an object with the fields of PlanChosen."))
        .anyMatch(text -> text.equals("The field contractCode of PlanChosen is missing."))
        .anyMatch(text -> text.startsWith("The type no.such is not known"))
        .anyMatch(text -> text.startsWith("Version 2 of com.sysopsquad.plan.chosen is newer"))
        .anyMatch(text -> text.equals("The header cloudEvents_subject is missing."))
        .anyMatch(text -> text.contains("longer ago than the inbox remembers (35 days)"));
  }

  @Test
  void fieldsOfANewerMinorVersionAreIgnored() {
    String body = json(plan(ada, 5)).replaceFirst("\\{", "{\"mood\": {\"is\": [\"good\"]}, ");

    RawMessages.send(
        RawMessages.plan(new TimeOrderedIds(Clock.systemUTC()).next(), body, Map.of()));

    awaitApplied(1);
    assertThat(versions(ada)).containsExactly(5L);
  }

  @Test
  void whatIsNotAvailableIsTriedAgainUntilItIs() {
    RecordingPlans.UNAVAILABLE.set(5);

    send(plans(ada, 1, 30));

    awaitApplied(30);
    assertThat(RecordingPlans.UNAVAILABLE).hasValue(0);
    assertThat(openDeadLetters()).isEmpty();
  }

  @Test
  void lostDatabaseConnectionsLoseAndDoubleNothing() {
    for (int round = 0; round < 10; round++) {
      send(plans(ada, round * 100L + 1, round * 100L + 100));
      terminateConnections(billing);
      terminateConnections(customer);
    }

    awaitApplied(1_000);
    billing.forgetConnections();
    customer.forgetConnections();
    await().atMost(PATIENCE).until(() -> depth(Queues.SUPPORT_PLAN) == 0);
    assertThat(versions(ada)).isEqualTo(LongStream.rangeClosed(1, 1_000).boxed().toList());
    assertThat(openDeadLetters()).isEmpty();
  }

  @Test
  void aBrokerThatIsAwayHoldsUpNobodyAndLosesNothing() {
    send(plans(ada, 1, 200));

    TestPlatform.start()
        .withoutBroker(
            () -> {
              send(plans(ada, 201, 400));
              assertThatThrownBy(() -> billing.bean(QueueDepths.class).now())
                  .isInstanceOf(QueueDepths.BrokerUnreachable.class);
            });
    send(plans(ada, 401, 600));

    awaitApplied(600);
    assertThat(versions(ada)).isEqualTo(LongStream.rangeClosed(1, 600).boxed().toList());
  }

  @Test
  void whatAProcessWithMoreLanesLeftBehindIsSentToo() {
    customer.inTransaction(
        () -> {
          customer.bean(SupportPlanGateway.class).send(plans(ada, 1, 3));
          customer.jdbc().sql("update delivery.outbox set lane = lane + 16").update();
        });

    awaitApplied(3);

    assertThat(versions(ada)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void twentyThousandMessagesArriveOnce() {
    List<UUID> subjects = LongStream.range(0, 500).mapToObj(n -> UUID.randomUUID()).toList();
    for (int version = 1; version <= 40; version++) {
      long present = version;
      send(subjects.stream().map(subject -> plan(subject, present)).toList());
    }

    awaitApplied(20_000);

    assertThat(
            billing
                .jdbc()
                .sql("select count(distinct (subject, version)) from effect.applied")
                .query(Long.class)
                .single())
        .isEqualTo(20_000);
    assertThat(overtaken()).isZero();
  }

  @Test
  void theBrokerSaysHowFullItsQueuesAre() {
    assertThat(billing.bean(QueueDepths.class).now())
        .extracting(QueueDepth::name)
        .contains(Queues.SUPPORT_PLAN, Queues.INVOICE, Queues.DEAD_LETTER);
    assertThat(depth(Queues.SUPPORT_PLAN)).isZero();
    assertThat(billing.bean(QueueDepths.class).now())
        .filteredOn(queue -> queue.name().equals(Queues.SUPPORT_PLAN))
        .allSatisfy(queue -> assertThat(queue.consumers()).isEqualTo(1));
  }

  private static void send(List<PlanChosen> plans) {
    // A connection that a test has just killed fails its first user, who is asked to try again.
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(plans));
              return true;
            });
  }

  private static void awaitApplied(long count) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(billing.count("effect.applied")).isEqualTo(count));
  }

  private static List<Long> versions(UUID subject) {
    return billing
        .jdbc()
        .sql("select version from effect.applied where subject = ? order by n")
        .param(subject.toString())
        .query(Long.class)
        .list();
  }

  private static long overtaken() {
    return billing
        .jdbc()
        .sql(
            """
            select count(*) from (
                select version < lag(version) over (partition by subject order by n) as overtaken
                from effect.applied) where overtaken
            """)
        .query(Long.class)
        .single();
  }

  private static List<DeadLetter> openDeadLetters() {
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 100);
  }

  private static List<DeadLetter> deadLetters() {
    return billing
        .bean(DeadLetters.class)
        .newest(new DeadLetterFilter(DeadLetterState.DEAD, null, null), 0, 100);
  }

  private static long depth(String queue) {
    return billing.bean(QueueDepths.class).now().stream()
        .filter(depth -> depth.name().equals(queue))
        .mapToLong(QueueDepth::messages)
        .sum();
  }

  private static void terminateConnections(TestQuantum quantum) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              quantum
                  .jdbc()
                  .sql(
                      """
                      select count(pg_terminate_backend(pid)) from pg_stat_activity
                      where datname = current_database() and pid <> pg_backend_pid()
                        and usename = current_user
                      """)
                  .query(Long.class)
                  .single();
              return true;
            });
  }

  private static String json(PlanChosen plan) {
    return new ContractJson().write(plan);
  }
}
