package com.sysopsquad.billing.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** After a restore of billing nothing is posted twice and nothing is missed. */
class EventsAfterRestoreIntegrationTests {

  @AutoClose private final EventFixture billing = new EventFixture();

  @Test
  void whatWasLostIsReadAgainAndPostedOnceInTheSameWay() {
    billing.follow();
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.simulator.refund(billing.charge, 700);
    String mark = mark();
    billing.follow();
    List<String> postings = billing.postings();
    List<String> alerts = billing.openAlerts();

    restoreTo(mark);
    billing.clock.advance(Duration.ofDays(10));
    billing.follow();
    billing.follow();

    assertThat(billing.postings()).isEqualTo(postings).hasSize(2);
    assertThat(billing.openAlerts()).isEqualTo(alerts).hasSize(2);
  }

  @Test
  void aMarkThatIsOlderThanItsEventsPostsNothingTwice() {
    billing.follow();
    String mark = mark();
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();

    billing
        .billing
        .jdbc()
        .sql("update billing.provider_event_mark set read_to = '%s'".formatted(mark))
        .update();
    billing.billing.owner().sql("delete from billing.provider_event").update();
    billing.follow();

    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openKinds()).containsExactly("DISPUTED");
  }

  @Test
  void anEventAboutAPaymentThatARestoreHasLostWaitsUntilThePaymentIsAdopted() {
    billing.follow();
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing
        .billing
        .jdbc()
        .sql("update billing.payment_attempt set provider_reference = 'pi_lost'")
        .update();
    billing.follow();
    assertThat(billing.openAlerts())
        .allSatisfy(
            alert ->
                assertThat(alert)
                    .startsWith("EVENT_SET_ASIDE: ")
                    .contains("Charge " + billing.charge + " is no payment in our records."))
        .hasSize(2);

    billing
        .billing
        .jdbc()
        .sql("update billing.payment_attempt set provider_reference = ?")
        .param(billing.charge)
        .update();
    billing.follow();

    assertThat(billing.postings()).hasSize(2);
    assertThat(billing.openKinds()).containsExactly("DISPUTED");
  }

  @Test
  void afterAGapOfMoreThanThirtyDaysTheListsAreComparedAndItIsSaid() {
    billing.follow();
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.simulator.refund(billing.charge, 700);
    billing.clock.advance(Duration.ofDays(45));

    Followed followed = billing.follow();

    assertThat(followed.summary())
        .contains("The provider no longer has the events from 2026-11-30T03:05:00Z to ")
        .contains("Its lists of disputes and refunds were compared instead");
    assertThat(billing.postings())
        .containsExactly("CHARGEBACK CHARGEBACK<CASH 2000 USD", "PROVIDER_FEE FEE<CASH 1500 USD");
    assertThat(billing.openKinds()).containsExactly("CHARGE_DIFFERS", "DISPUTED", "EVENTS_MISSED");
    assertThat(billing.follow().gap()).isNull();
  }

  @Test
  void aGapIsAnAlertEvenIfTheRunFailsAfterIt() {
    billing.follow();
    billing.clock.advance(Duration.ofDays(45));
    billing.simulator.tell(
        EventFixture.event(
            "evt_1",
            "charge.dispute.created",
            billing.clock.instant(),
            EventFixture.with(
                billing.dispute("dp_1", "needs_response"), "payment_intent", "pi_odd")));
    OddFeed odd = billing.odd();
    odd.failure = new ProviderUnavailable("Down");

    assertThatThrownBy(() -> billing.follow(odd)).hasMessage("Down");

    assertThat(billing.openAlerts())
        .singleElement()
        .asString()
        .startsWith(
            "EVENTS_MISSED: The provider no longer has the events from 2026-11-30T03:05:00Z to ")
        .endsWith("run the job reconcile for these days as well.");
  }

  @Test
  void afterAGapADisputeIsAsTheListHasItNow() {
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();
    billing.clock.advance(Duration.ofDays(45));
    OddFeed odd = billing.odd();
    odd.disputes =
        page ->
            new EventPage(
                page.events().stream()
                    .map(
                        event ->
                            new ProviderEvent(
                                "listed/" + event.object() + "/under_review/1",
                                event.at(),
                                event.subject(),
                                event.object(),
                                event.charge(),
                                event.amountMinor(),
                                event.currency(),
                                "under_review",
                                event.words(),
                                event.dueBy(),
                                event.correction(),
                                event.bill(),
                                event.line(),
                                event.movements(),
                                event.objection()))
                    .toList(),
                page.next());

    billing.follow(odd);

    assertThat(billing.openAlerts())
        .anySatisfy(
            alert ->
                assertThat(alert)
                    .startsWith("DISPUTED: ")
                    .endsWith("is answered, and the bank has not decided yet."));
  }

  @Test
  void aClockThatWasAheadHidesNothing() {
    billing.follow();
    billing
        .billing
        .jdbc()
        .sql("update billing.provider_event_mark set read_to = read_to + interval '10 days'")
        .update();
    billing.simulator.dispute(billing.charge, "fraudulent");

    billing.follow();

    assertThat(billing.postings()).hasSize(2);
    assertThat(
            billing.list(
                "select to_char(read_to at time zone 'UTC', 'YYYY-MM-DD') from"
                    + " billing.provider_event_mark"))
        .containsExactly("2026-11-30");
  }

  @Test
  void aNewInstallationHasNoGap() {
    assertThat(billing.follow().gap()).isNull();
  }

  @Test
  void eventsOfAnotherInstallationOnTheSameAccountHaveNoEffect() {
    try (EventFixture shop = new EventFixture(Map.of("sysops.provider.shop", "a"))) {
      shop.simulator.tell(
          EventFixture.event(
              "evt_1",
              "charge.dispute.created",
              shop.clock.instant(),
              EventFixture.with(
                  shop.dispute("dp_1", "needs_response"), "payment_intent", "pi_other")));
      shop.simulator.dispute(shop.charge, "fraudulent");

      shop.follow();

      assertThat(shop.openKinds()).containsExactly("DISPUTED");
    }
  }

  @Test
  void whatWasDecidedLongAgoIsForgottenButNotItsPostings() {
    billing.simulator.dispute(billing.charge, "fraudulent");
    billing.follow();
    for (int month = 0; month < 4; month++) {
      billing.clock.advance(Duration.ofDays(29));
      billing.follow();
    }

    assertThat(billing.list("select id from billing.provider_event")).isEmpty();
    assertThat(billing.postings()).hasSize(2);
  }

  private String mark() {
    return billing.list("select read_to::text from billing.provider_event_mark").getFirst();
  }

  private void restoreTo(String mark) {
    billing.billing.losePostings("cause in ('CHARGEBACK', 'PROVIDER_FEE')");
    billing
        .billing
        .owner()
        .sql(
            """
            delete from billing.provider_event;
            delete from billing.provider_movement;
            delete from billing.dispute;
            delete from billing.alert;
            update billing.provider_event_mark set read_to = '%s'
            """
                .formatted(mark))
        .update();
  }
}
