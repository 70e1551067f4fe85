package com.sysopsquad.billing.event;

import static com.sysopsquad.billing.event.EventFixture.event;
import static com.sysopsquad.billing.event.EventFixture.movement;
import static com.sysopsquad.billing.event.EventFixture.with;
import static com.sysopsquad.billing.event.EventFixture.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.UnreadableCharge;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider tells what cannot be: that event is set aside, and the others are applied. */
class HostileEventsIntegrationTests {

  private static final String OPENED = "charge.dispute.created";

  @AutoClose private final EventFixture billing = new EventFixture();

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void theEventIsSetAsideWithItsReasonAndStopsNoOther(
      String reason, BiFunction<EventFixture, Instant, Map<String, Object>> event) {
    billing.simulator.tell(event.apply(billing, billing.clock.instant()));
    billing.simulator.dispute(billing.charge, "fraudulent");

    Followed followed = billing.follow();

    assertThat(followed.setAside()).isEqualTo(1);
    assertThat(billing.list("select reason from billing.provider_event where reason is not null"))
        .containsExactly(reason.replace("CHARGE", billing.charge));
    assertThat(billing.openKinds()).containsExactly("DISPUTED", "EVENT_SET_ASIDE");
    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.cash()).isEqualTo(-1500);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        dispute(
            "It disputes 2000 minor units of EUR, and 20.00 USD were paid by CHARGE.",
            dispute -> with(dispute, "currency", "eur")),
        dispute(
            "It disputes 2001 minor units of USD, and 20.00 USD were paid by CHARGE.",
            dispute -> with(dispute, "amount", 2001)),
        dispute(
            "It disputes -5 minor units of USD, and 20.00 USD were paid by CHARGE.",
            dispute -> with(dispute, "amount", -5)),
        dispute(
            "Charge pi_nobody is none of ours.",
            dispute -> with(dispute, "payment_intent", "pi_nobody")),
        dispute("It names no charge.", dispute -> without(dispute, "payment_intent")),
        dispute("What it is about has no ID.", dispute -> without(dispute, "id")),
        dispute("What it is about has no status.", dispute -> without(dispute, "status")),
        dispute(
            "What it is about has no amount or no currency.",
            dispute -> with(dispute, "amount", "2000")),
        dispute("Its status is unknown: \"odd\".", dispute -> with(dispute, "status", "odd")),
        dispute(
            "A balance transaction in it lacks an ID, an amount, a fee or a currency.",
            dispute -> with(dispute, "balance_transactions", List.of(Map.of("id", "txn_1")))),
        dispute(
            "Balance transaction txn_1 is in EUR, and the dispute in USD.",
            dispute ->
                with(
                    dispute,
                    "balance_transactions",
                    List.of(with(movement("txn_1", -2000, 0), "currency", "eur")))),
        dispute(
            "Balance transaction txn_1 over -9223372036854775808 minor units with a fee of 0 is not"
                + " plausible.",
            dispute ->
                with(
                    dispute,
                    "balance_transactions",
                    List.of(movement("txn_1", Long.MIN_VALUE, 0)))),
        dispute(
            "It has 51 balance transactions; more than 50 are not read.",
            dispute ->
                with(
                    dispute,
                    "balance_transactions",
                    Collections.nCopies(51, movement("txn_1", -2000, 0)))),
        dispute(
            "With balance transaction txn_2, 4000 minor units of USD would be taken out of 20.00"
                + " USD.",
            dispute ->
                with(
                    dispute,
                    "balance_transactions",
                    List.of(movement("txn_1", -2000, 0), movement("txn_2", -2000, 0)))),
        dispute(
            "With balance transaction txn_1, -2000 minor units of USD would be taken out of 20.00"
                + " USD.",
            dispute -> with(dispute, "balance_transactions", List.of(movement("txn_1", 2000, 0)))),
        Arguments.of("It has no ID.", changed(event -> without(event, "id"))),
        Arguments.of("It has no time.", changed(event -> without(event, "created"))),
        Arguments.of("It has no time.", changed(event -> with(event, "created", -1))),
        Arguments.of("What it is about has no ID.", changed(event -> without(event, "data"))));
  }

  @Test
  void anEventThatComesAgainWithDifferentContentIsSetAsideAndPostsNothingMore() {
    Instant now = billing.clock.instant();
    var first =
        with(
            billing.dispute("dp_1", "needs_response"),
            "balance_transactions",
            List.of(movement("txn_1", -2000, 1500)));
    billing.simulator.tell(event("evt_1", OPENED, now, first));
    billing.follow();
    billing.simulator.tell(
        event(
            "evt_1",
            OPENED,
            now,
            with(first, "balance_transactions", List.of(movement("txn_2", -2000, 1500)))));

    billing.follow();
    billing.follow();

    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openAlerts())
        .contains(
            "EVENT_SET_ASIDE: Event evt_1 about dp_1 is set aside: It came again with different"
                + " content.");
  }

  @Test
  void anEventThatCouldNotBeReadIsAppliedOnceItCan() {
    Instant now = billing.clock.instant();
    var whole =
        event(
            "evt_1",
            OPENED,
            now,
            with(
                billing.dispute("dp_1", "needs_response"),
                "balance_transactions",
                List.of(movement("txn_1", -2000, 1500))));
    billing.simulator.tell(without(whole, "data"));
    assertThat(billing.follow().setAside()).isEqualTo(1);

    billing.simulator.tell(whole);

    assertThat(billing.follow().setAside()).isZero();
    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openKinds()).containsExactly("DISPUTED");
  }

  @Test
  void anEventFromTheFutureWaitsUntilItsTimeHasCome() {
    billing.simulator.tell(
        event(
            "evt_1",
            OPENED,
            billing.clock.instant().plus(Duration.ofDays(1)),
            billing.dispute("dp_1", "needs_response")));

    assertThat(billing.follow().setAside()).isEqualTo(1);
    assertThat(billing.openAlerts())
        .singleElement()
        .asString()
        .contains("Its time has not come yet: 2026-12-01T03:00:00Z.");

    billing.clock.advance(Duration.ofDays(1));
    billing.follow();

    assertThat(billing.openKinds()).containsExactly("DISPUTED");
  }

  @Test
  void disputesOfOneChargeTakeBackAtMostTheCharge() {
    Instant now = billing.clock.instant();
    disputed("dp_1", now, movement("txn_1", -2000, 1500));
    disputed("dp_2", now.plusSeconds(1), movement("txn_2", -2000, 1500));

    assertThat(billing.follow().setAside()).isEqualTo(1);

    assertThat(billing.openAlerts())
        .anySatisfy(
            alert ->
                assertThat(alert)
                    .endsWith(
                        "With balance transaction txn_2, 4000 minor units of USD would be taken out"
                            + " of 20.00 USD."));
    assertThat(billing.cash()).isEqualTo(-1500);
  }

  @Test
  void theDatabaseRefusesThatDisputesTakeBackMoreThanTheirCharge() {
    disputed("dp_1", billing.clock.instant(), movement("txn_1", -2000, 1500));
    disputed("dp_2", billing.clock.instant(), movement("txn_2", 0, 1500));
    billing.follow();

    assertThatThrownBy(
            () ->
                billing
                    .billing
                    .jdbc()
                    .sql(
                        """
                        insert into billing.provider_movement (reference, dispute, bill_id, number,
                               amount_minor, fee_minor, currency, posted_at, run)
                        select 'txn_3', dispute, bill_id, 3, -1, 0, currency, posted_at, run
                          from billing.provider_movement
                         where dispute = 'dp_2'
                        """)
                    .update())
        .hasMessageContaining("more than the charge is taken back with movement txn_3");
  }

  @Test
  void chargesThatCannotBeReadStopNoOtherEvent() {
    OddFeed odd = billing.odd();
    odd.failure = new UnreadableCharge("It is empty", null);
    Instant now = billing.clock.instant();
    for (int i = 0; i < 5; i++) {
      about("evt_" + i, "dp_" + i, "pi_odd" + i, now.minusSeconds(60));
    }
    billing.simulator.dispute(billing.charge, "fraudulent");

    Followed followed = billing.follow(odd);

    assertThat(followed.setAside()).isEqualTo(5);
    assertThat(billing.openAlerts())
        .contains(
            "EVENT_SET_ASIDE: Event evt_0 about dp_0 is set aside: The provider's answer about its"
                + " charge cannot be read.");
    assertThat(billing.postings()).hasSize(2);
  }

  @Test
  void chargesThatAreNeverAnsweredForDoNotKeepOtherEventsWaiting() {
    OddFeed odd = billing.odd();
    odd.failure = new ProviderUnavailable("Down");
    for (int i = 0; i < 3; i++) {
      about("evt_" + i, "dp_" + i, "pi_odd" + i, billing.clock.instant().minusSeconds(60));
    }
    billing.simulator.dispute(billing.charge, "fraudulent");

    assertThatThrownBy(() -> billing.follow(odd)).hasMessage("Down");
    assertThat(billing.postings()).isEmpty();
    assertThatThrownBy(() -> billing.follow(odd)).hasMessage("Down");

    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openKinds()).containsExactly("DISPUTED");
  }

  @Test
  void aRunTriesOnlySoManyEventsAgainAndTheOthersAreNext() {
    OddFeed odd = billing.odd();
    for (int i = 0; i < 510; i++) {
      about("evt_" + i, "dp_" + i, "pi_none" + i, billing.clock.instant());
    }
    assertThat(billing.follow(odd).setAside()).isEqualTo(510);
    odd.asked.clear();

    billing.follow(odd);
    assertThat(odd.asked).hasSize(500).doesNotHaveDuplicates();
    Followed last = billing.follow(odd);

    assertThat(odd.asked).hasSize(1000);
    assertThat(Set.copyOf(odd.asked)).hasSize(510);
    assertThat(last.setAside()).isEqualTo(510);
  }

  @Test
  void aDisputeThatBecomesOneOfAnotherAmountIsSetAside() {
    Instant now = billing.clock.instant();
    billing.simulator.tell(event("evt_1", OPENED, now, billing.dispute("dp_1", "needs_response")));
    billing.follow();
    billing.simulator.tell(
        event(
            "evt_2",
            "charge.dispute.updated",
            now.plusSeconds(1),
            with(billing.dispute("dp_1", "needs_response"), "amount", 100)));

    assertThat(billing.follow().setAside()).isEqualTo(1);
    assertThat(billing.list("select amount_minor from billing.dispute")).containsExactly("2000");
  }

  @Test
  void anAlertThatAPersonHasClosedIsNotRaisedAgainByTheSameReason() {
    billing.simulator.tell(
        event(
            "evt_1",
            OPENED,
            billing.clock.instant(),
            with(billing.dispute("dp_1", "needs_response"), "payment_intent", "pi_nobody")));
    billing.follow();
    billing
        .billing
        .jdbc()
        .sql("update billing.alert set closed_at = now(), closed_by = 'a', close_reason = 'b'")
        .update();

    assertThat(billing.follow().setAside()).isEqualTo(1);
    assertThat(billing.openAlerts()).isEmpty();
  }

  @Test
  void aListThatDoesNotEndFailsTheRunAndWhatItSaidIsApplied() {
    try (EventFixture few = new EventFixture(Map.of("sysops.provider.most-pages", "1"))) {
      few.follow();
      String mark = few.list("select read_to::text from billing.provider_event_mark").getFirst();
      few.simulator.dispute(few.charge, "fraudulent");
      for (int i = 0; i < 250; i++) {
        few.simulator.tell(
            without(
                event(
                    "evt_" + i,
                    OPENED,
                    few.clock.instant(),
                    few.dispute("dp_" + i, "needs_response")),
                "data"));
      }
      few.simulator.dispute(few.charge, "fraudulent");

      assertThatThrownBy(few::follow)
          .isInstanceOf(ProviderUnavailable.class)
          .hasMessageContaining("list of events does not end");
      assertThat(few.list("select count(*) from billing.dispute")).containsExactly("1");
      assertThat(few.list("select read_to::text from billing.provider_event_mark"))
          .containsExactly(mark);
    }
  }

  @Test
  void aProviderThatIsDownChangesNothingAndIsReadAgain() {
    billing.follow();
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.simulator.behave(Behavior.NORMAL.with(Setting.DOWN, 1));
    assertThatThrownBy(billing::follow).isInstanceOf(ProviderUnavailable.class);
    assertThat(billing.postings()).isEmpty();

    billing.simulator.behave(Behavior.NORMAL);
    billing.follow();

    assertThat(billing.postings()).hasSize(2);
  }

  private void disputed(String id, Instant at, Map<String, Object> movement) {
    billing.simulator.tell(
        event(
            "evt_" + id,
            OPENED,
            at,
            with(
                billing.dispute(id, "needs_response"), "balance_transactions", List.of(movement))));
  }

  private void about(String event, String dispute, String charge, Instant at) {
    billing.simulator.tell(
        event(
            event,
            OPENED,
            at,
            with(billing.dispute(dispute, "needs_response"), "payment_intent", charge)));
  }

  private static Arguments dispute(String reason, UnaryOperator<Map<String, Object>> change) {
    BiFunction<EventFixture, Instant, Map<String, Object>> event =
        (billing, at) ->
            EventFixture.event(
                "evt_1", OPENED, at, change.apply(billing.dispute("dp_1", "needs_response")));
    return Arguments.of(reason, event);
  }

  private static BiFunction<EventFixture, Instant, Map<String, Object>> changed(
      UnaryOperator<Map<String, Object>> change) {
    return (billing, at) ->
        change.apply(
            EventFixture.event("evt_1", OPENED, at, billing.dispute("dp_1", "needs_response")));
  }
}
