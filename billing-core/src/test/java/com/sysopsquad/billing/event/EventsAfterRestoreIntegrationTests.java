package com.sysopsquad.billing.event;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(billing.openKinds()).containsExactly("CHARGE_DIFFERS", "DISPUTED");
    assertThat(billing.follow().gap()).isNull();
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
