package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRefused;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;

/**
 * After a restore, a quantum sends again what it has kept, and its receivers apply what they lost.
 */
class ResendIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PLANS = 1_200;

  private static TestPlatform.Database customers;
  private static TestQuantum customer;
  private static TestQuantum billing;

  private final UUID ada = UUID.randomUUID();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customers = TestQuantum.database("customer");
    customer = startCustomer();
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  private static TestQuantum startCustomer() {
    return TestQuantum.start(
        "customer",
        customers,
        Map.of("sysops.delivery.relay-batch", "50"),
        SupportPlanGateway.class);
  }

  @AfterAll
  static void stop() {
    customer.close();
    billing.close();
  }

  @BeforeEach
  void empty() {
    billing.jdbc().sql("delete from effect.applied").update();
    customer.jdbc().sql("delete from delivery.sent").update();
  }

  @Test
  void whatAReceiverHasLostIsAppliedInItsOrderAndNothingTwice() {
    sendAll();
    loseVersionsAfter(500);

    Resend asked = ask("customer", null, "billing", false);
    awaitDone(asked);

    assertThat(versions()).isEqualTo(LongStream.rangeClosed(1, PLANS).boxed().toList());
    assertThat(resend(asked).total()).isEqualTo(PLANS);
    assertThat(resend(asked).sent()).isEqualTo(PLANS);
    assertThat(resend(asked).incomplete()).isTrue();
    assertThat(customer.count("delivery.sent where queue = 'BILLING.SUPPORT_PLAN'"))
        .as("what is sent again is not kept again")
        .isEqualTo(PLANS);
  }

  @Test
  void whatTheBrokerHasLostArrives() {
    sendAll();
    loseVersionsAfter(0);

    awaitDone(ask("customer", Queues.SUPPORT_PLAN, null, false));

    assertThat(versions()).isEqualTo(LongStream.rangeClosed(1, PLANS).boxed().toList());
  }

  @Test
  void countingSendsNothing() {
    sendAll();
    loseVersionsAfter(0);

    Resend counted = ask("customer", Queues.SUPPORT_PLAN, null, true);
    await().atMost(PATIENCE).until(() -> resend(counted).state() == ResendState.COUNTED);

    assertThat(resend(counted).total()).isEqualTo(PLANS);
    assertThat(resend(counted).sent()).isZero();
    assertThat(versions()).isEmpty();
    assertThat(customer.count("delivery.resend where ended_at is null")).isZero();
  }

  /** Tried: in the middle, before the first and after the last. */
  @Test
  void fromANumberOnOnlyWhatWasSentAfterItIsSentAgain() {
    sendAll();
    loseVersionsAfter(0);
    long middle = numberOf(500);

    Resend counted = askAfter(middle, true);
    await().atMost(PATIENCE).until(() -> resend(counted).state() == ResendState.COUNTED);
    assertThat(resend(counted))
        .extracting(Resend::total, Resend::after, Resend::first, Resend::last, Resend::since)
        .containsExactly(PLANS - 500L, middle, numberOf(501), numberOf(PLANS), null);
    Resend nothing = askAfter(numberOf(PLANS), false);
    await().atMost(PATIENCE).until(() -> resend(nothing).state() == ResendState.DONE);
    assertThat(resend(nothing).sent()).isZero();
    assertThat(resend(nothing).first()).isNull();
    assertThat(versions()).isEmpty();

    Resend half = askAfter(middle, false);
    await().atMost(PATIENCE).until(() -> resend(half).state() == ResendState.DONE);
    await().atMost(PATIENCE).until(() -> versions().size() == PLANS - 500);
    assertThat(versions()).isEqualTo(LongStream.rangeClosed(501, PLANS).boxed().toList());
    assertThat(resend(half).sent()).isEqualTo(PLANS - 500);
    assertThat(resend(half).incomplete()).isFalse();
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
  }

  /** Tried: a number before and behind what is no longer kept, and one behind which nothing is. */
  @Test
  void thatMessagesAfterANumberMayNoLongerBeKeptIsSaid() {
    sendAll();
    long early = numberOf(100);
    long middle = numberOf(500);
    long last = numberOf(PLANS);
    customer.jdbc().sql("delete from delivery.sent where position <= ?").param(middle).update();

    Resend incomplete = counted(askAfter(early, true));
    Resend complete = counted(askAfter(middle, true));
    Resend nothing = counted(askAfter(last, true));

    assertThat(incomplete.total()).isEqualTo(PLANS - 500L);
    assertThat(incomplete.incomplete()).isTrue();
    assertThat(complete.total()).isEqualTo(PLANS - 500L);
    assertThat(complete.incomplete()).isFalse();
    assertThat(nothing.total()).isZero();
    assertThat(nothing.incomplete()).isTrue();
  }

  private static Resend counted(Resend asked) {
    await().atMost(PATIENCE).until(() -> resend(asked).state() == ResendState.COUNTED);
    return resend(asked);
  }

  /** The number that the sender has given to a version. */
  private static long numberOf(long version) {
    return customer
        .jdbc()
        .sql(
            """
            select position from delivery.sent
            where queue = 'BILLING.SUPPORT_PLAN'
              and cast(body::json ->> 'version' as bigint) = ?
            """)
        .param(version)
        .query(Long.class)
        .single();
  }

  private static Resend askAfter(@Nullable Long number, boolean counting) {
    return billing
        .bean(Resends.class)
        .ask(
            new ResendRequest("customer", null, number, Queues.SUPPORT_PLAN, null, counting),
            "olive",
            "restored");
  }

  @Test
  void itGoesOnWhereItWasWhenItsProcessEnds() {
    sendAll();
    loseVersionsAfter(0);
    customer.bean("relay", Lifecycle.class).stop();
    Resend asked = ask("customer", Queues.SUPPORT_PLAN, null, false);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.resend where sent >= 100") > 0);
    assertThat(versions()).isEmpty();

    customer.close();
    customer = startCustomer();

    awaitDone(asked);
    assertThat(versions()).isEqualTo(LongStream.rangeClosed(1, PLANS).boxed().toList());
    assertThat(resend(asked).sent()).isEqualTo(PLANS);
  }

  @Test
  void aQuantumDoesOneAtATimeAndSaysSo() {
    sendAll();
    fillOutbox();
    Resend first = ask("customer", null, null, false);
    await()
        .atMost(PATIENCE)
        .until(() -> customer.count("delivery.resend where ended_at is null and sent > 0") > 0);

    Resend second = ask("customer", null, null, false);
    await().atMost(PATIENCE).until(() -> resend(second).state() == ResendState.REFUSED);
    assertThat(resend(second).refusal())
        .matches(
            "Another resend, requested by olive, is in progress: [1-5]?[0-9] of 1,20[0-9] messages"
                + " have been sent. Wait until it is done.");

    customer.jdbc().sql("delete from delivery.outbox where lane = -1").update();
    awaitDone(first);
  }

  /** With what no relay takes. */
  private static void fillOutbox() {
    customer
        .jdbc()
        .sql(
            """
            insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
            select -1, gen_random_uuid(), 'A.QUEUE', 'a.type', 1, 'x', clock_timestamp(), '{}'
            from generate_series(1, 100)
            """)
        .update();
  }

  @Test
  void itTakesTurnsWithOthersWhoFillTheOutbox() {
    sendAll();
    loseVersionsAfter(0);
    fillOutbox();
    Resend asked = ask("customer", Queues.SUPPORT_PLAN, null, false);

    // Whenever the outbox is emptied, others have filled it again already.
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              fillOutbox();
              customer
                  .jdbc()
                  .sql(
                      """
                      delete from delivery.outbox where lane = -1 and position <
                          (select max(position) - 99 from delivery.outbox where lane = -1)
                      """)
                  .update();
              return resend(asked).state() == ResendState.DONE;
            });

    customer.jdbc().sql("delete from delivery.outbox where lane = -1").update();
    awaitDone(asked);
    assertThat(versions()).isEqualTo(LongStream.rangeClosed(1, PLANS).boxed().toList());
  }

  @Test
  void whatMakesNoSenseIsRefusedWithASentence() {
    assertRefused("warehouse", null, null, "There is no quantum \"warehouse\". Use one of ");
    assertRefused(
        "customer", Queues.INVOICE, null, "customer does not keep the messages that it sends to");
    assertRefused("customer", Queues.CARD_REGISTRATION, null, "Cards and emails are never kept.");
    assertRefused(
        "billing",
        null,
        "reporting",
        "billing does not keep the messages that it sends to reporting");
    assertRefused("customer", Queues.TICKET, "sysops", "Enter either a queue or a receiver");
    assertThatThrownBy(
            () ->
                billing
                    .bean(Resends.class)
                    .ask(
                        new ResendRequest(
                            "customer",
                            billing.bean("clock", Clock.class).instant().plusSeconds(60),
                            null,
                            null,
                            null,
                            false),
                        "olive",
                        "a try"))
        .isInstanceOf(ResendRefused.class)
        .hasMessageContaining("in the future");
    assertThatThrownBy(() -> askAfter(null, false))
        .isInstanceOf(ResendRefused.class)
        .hasMessage("Enter a time or a number from which messages are sent again.");
    assertThatThrownBy(() -> askAfter(-1L, false))
        .isInstanceOf(ResendRefused.class)
        .hasMessage("The number must not be negative.");
  }

  private static void assertRefused(
      String quantum, @Nullable String queue, @Nullable String to, String sentence) {
    assertThatThrownBy(() -> ask(quantum, queue, to, false))
        .isInstanceOf(ResendRefused.class)
        .hasMessageContaining(sentence);
  }

  private void sendAll() {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(Plans.plans(ada, 1, PLANS)));
    await().atMost(PATIENCE).until(() -> versions().size() == PLANS);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
  }

  /** As a restore of billing does. */
  private void loseVersionsAfter(long version) {
    List<UUID> lost =
        customer
            .jdbc()
            .sql("select id from delivery.sent where cast(body::json ->> 'version' as bigint) > ?")
            .param(version)
            .query(UUID.class)
            .list();
    for (UUID id : lost) {
      billing.jdbc().sql("delete from delivery.inbox where id = ?").param(id).update();
    }
    billing.jdbc().sql("delete from effect.applied where version > ?").param(version).update();
  }

  private static Resend ask(
      String quantum, @Nullable String queue, @Nullable String to, boolean counting) {
    return billing
        .bean(Resends.class)
        .ask(
            new ResendRequest(
                quantum, customer.now().minus(Duration.ofDays(1)), null, queue, to, counting),
            "olive",
            "restored");
  }

  private static Resend resend(Resend asked) {
    return billing.bean(Resends.class).get(asked.number());
  }

  private void awaitDone(Resend asked) {
    await().atMost(PATIENCE).until(() -> resend(asked).state() == ResendState.DONE);
    await().atMost(PATIENCE).until(() -> versions().size() == PLANS);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
  }

  private List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied where subject = ? order by n")
        .param(ada.toString())
        .query(Long.class)
        .list();
  }
}
