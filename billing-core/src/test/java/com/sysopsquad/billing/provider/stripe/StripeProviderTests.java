package com.sysopsquad.billing.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Approved;
import com.sysopsquad.billing.provider.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.provider.PaymentOutcome.Declined;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.RefundOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent for a charge, and what its answer means. */
class StripeProviderTests extends StripeInTest {

  @Test
  void aChargeCarriesItsKeyAndWhatItIsFor() {
    answers.add(intent("succeeded"));

    PaymentOutcome outcome = provider.charge(REQUEST);

    assertThat(outcome).isEqualTo(new Approved("pi_1", Instant.ofEpochSecond(1790000000)));
    assertThat(requests)
        .singleElement()
        .asString()
        .startsWith("POST /v1/payment_intents " + PLAN + "/2026-11-30/1 Bearer sk_test_1 ")
        .contains("amount=2125", "currency=usd", "customer=cus_1", "payment_method=pm_1")
        .contains("confirm=true", "off_session=true")
        .contains("metadata[line]=" + PLAN + "%2F2026-11-30")
        .contains("metadata[bill]=" + BILL, "metadata[run]=2026-11-30", "metadata[attempt]=1");
  }

  @Test
  void declinesAreSoftOrHard() {
    answers.add(declined("card_declined", "insufficient_funds"));
    answers.add(declined("card_declined", "stolen_card"));
    answers.add(declined("expired_card", null));
    answers.add(declined("authentication_required", null));

    assertThat(provider.charge(REQUEST))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> {
              assertThat(declined.code()).isEqualTo("insufficient_funds");
              assertThat(declined.mayRetry()).isTrue();
              assertThat(declined.providerReference()).isEqualTo("pi_9");
            });
    assertThat(provider.charge(REQUEST))
        .isInstanceOfSatisfying(
            Declined.class, declined -> assertThat(declined.mayRetry()).isFalse());
    assertThat(provider.charge(REQUEST))
        .isInstanceOfSatisfying(
            Declined.class, declined -> assertThat(declined.mayRetry()).isFalse());
    assertThat(provider.charge(REQUEST)).isInstanceOf(CustomerAction.class);
  }

  @Test
  void aPaymentThatWaitsForItsCustomerIsWithdrawn() {
    answers.add(intent("requires_action"));
    answers.add(intent("canceled"));
    answers.add(list(INTENT.formatted("requires_action", BILL)));
    answers.add(intent("canceled"));

    assertThat(provider.charge(REQUEST)).isInstanceOf(CustomerAction.class);
    assertThat(provider.find(REQUEST)).containsInstanceOf(CustomerAction.class);

    assertThat(requests)
        .filteredOn(request -> request.startsWith("POST /v1/payment_intents/pi_1/cancel "))
        .hasSize(2);
  }

  @Test
  void whatCannotBeWithdrawnMayStillBeCharged() {
    answers.add(intent("requires_action"));
    answers.add(
        error(400, "invalid_request_error", "payment_intent_unexpected_state", "It has succeeded"));
    answers.add(intent("requires_action"));
    answers.add(new Answer(0, "cut"));

    assertThat(provider.charge(REQUEST)).isInstanceOf(Unknown.class);
    assertThat(provider.charge(REQUEST)).isInstanceOf(Unknown.class);
  }

  @Test
  void aThrottledCallComesBackWithTheSameKey() {
    answers.add(error(429, "invalid_request_error", "rate_limit", "Too many"));
    answers.add(error(429, "invalid_request_error", "lock_timeout", "Too many"));
    answers.add(intent("succeeded"));

    assertThat(provider.charge(REQUEST)).isInstanceOf(Approved.class);

    assertThat(requests).hasSize(3);
    assertThat(requests.stream().distinct()).hasSize(1);
  }

  @Test
  void aThrottledChargeIsNotSentAgainOnceBillingIsOnHold() {
    answers.add(error(429, "invalid_request_error", "rate_limit", "Too many"));
    heldByTheAnswer = true;

    assertThat(provider.charge(REQUEST)).isEqualTo(new Throttled("HTTP 429, Too many"));

    assertThat(requests).hasSize(1);
  }

  @Test
  void nothingThatMovesMoneyIsSentWhileBillingIsOnHold() {
    onHold = true;

    assertThat(provider.charge(REQUEST)).isInstanceOf(NotSent.class);
    assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.NotSent.class);

    assertThat(requests).isEmpty();
  }

  @Test
  void throttledForTooLongItGivesUp() {
    provider.close();
    provider = provider(Duration.ofSeconds(30), Duration.ZERO);
    answers.add(error(429, "invalid_request_error", "rate_limit", "Too many"));

    assertThat(provider.charge(REQUEST)).isEqualTo(new Throttled("HTTP 429, Too many"));
  }

  @Test
  void whatMayHaveBeenChargedIsUnknownAndNeverSentAgainByItself() {
    answers.add(error(500, "api_error", null, "Something broke"));
    answers.add(error(409, "idempotency_error", "idempotency_key_in_use", "In use"));
    answers.add(error(400, "idempotency_error", null, "Other parameters"));
    answers.add(new Answer(0, "cut"));

    for (int call = 0; call < 4; call++) {
      assertThat(provider.charge(REQUEST)).isInstanceOf(Unknown.class);
    }
    assertThat(requests).hasSize(4);
  }

  static final List<Answer> ANSWERS_THAT_CANNOT_BE_RIGHT =
      List.of(
          new Answer(200, ""),
          new Answer(200, "null"),
          new Answer(200, "{\"id\": \"pi_1\", \"sta"),
          new Answer(200, "[]"),
          new Answer(302, ""),
          new Answer(302, "<html>Moved</html>"),
          new Answer(200, succeeded().replace("\"pi_1\"", "null")),
          new Answer(200, succeeded().replace("\"succeeded\"", "null")),
          new Answer(200, succeeded().replace("1790000000", "null")),
          new Answer(200, succeeded().replace(BILL.toString(), PLAN.toString())),
          new Answer(200, succeeded().replace("2026-11-30", "2026-10-30")),
          new Answer(200, succeeded().replace("2125", "212500")),
          new Answer(200, succeeded().replace("2125", "-2125")),
          new Answer(200, succeeded().replace("usd", "eur")),
          new Answer(200, "{\"id\": \"pi_1\", \"status\": \"succeeded\"}"),
          error(400, "invalid_request_error", "code_of_tomorrow", "Something is wrong"),
          error(400, "invalid_request_error", null, "Something is wrong"));

  @ParameterizedTest
  @FieldSource("ANSWERS_THAT_CANNOT_BE_RIGHT")
  void anAnswerThatCannotBeRightIsNeverAPayment(Answer answer) {
    answers.add(answer);

    assertThat(provider.charge(REQUEST)).isInstanceOf(Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"212500", "-2125", "0"})
  void aPaymentThatIsFoundOverAnotherAmountIsNotTheOneThatWasAskedFor(String amount) {
    answers.add(list(succeeded().replace("2125", amount)));

    assertThat(provider.find(REQUEST)).containsInstanceOf(Invalid.class);
  }

  @Test
  void aSearchWithoutDataFindsNothingOut() {
    answers.add(new Answer(200, "{}"));

    assertThat(provider.find(REQUEST)).containsInstanceOf(Invalid.class);
  }

  @Test
  void whatIsNotAnsweredInTimeIsUnknown() {
    provider.close();
    provider = provider(Duration.ofSeconds(1), Duration.ZERO);
    answers.add(new Answer(-1, "hang"));

    assertThat(provider.charge(REQUEST)).isEqualTo(new Unknown("No answer within 1000 ms"));
  }

  @Test
  void whatDidNotArriveIsNotSent() {
    server.stop(0);

    assertThat(provider.charge(REQUEST)).isInstanceOf(NotSent.class);
  }

  @Test
  void aWrongKeyStopsEverything() {
    answers.add(error(401, "invalid_request_error", null, "Invalid API Key"));

    assertThatThrownBy(() -> provider.charge(REQUEST))
        .isInstanceOf(ProviderMisconfigured.class)
        .hasMessageContaining("Invalid API Key")
        .hasMessageContaining("sysops.provider.key");
  }

  @Test
  void aCardThatTheProviderHasForgottenConcernsOneBillOnly() {
    answers.add(error(400, "invalid_request_error", "resource_missing", "No such PaymentMethod"));

    assertThat(provider.charge(REQUEST))
        .isEqualTo(new Rejected("resource_missing", "HTTP 400, No such PaymentMethod"));
  }

  @Test
  void aReferenceIsFoundByItsPaymentOrItsAttempt() {
    answers.add(list(INTENT.formatted("succeeded", BILL)));
    answers.add(list(INTENT.formatted("processing", BILL)));
    answers.add(list(INTENT.formatted("succeeded", UUID.randomUUID())));
    answers.add(error(500, "api_error", null, "Something broke"));

    assertThat(provider.find(SECOND)).containsInstanceOf(Approved.class);
    assertThat(provider.find(SECOND)).isEmpty();
    assertThat(provider.find(REQUEST)).isEmpty();
    assertThat(provider.find(REQUEST))
        .isEqualTo(Optional.of(new Unknown("It could not be reached: HTTP 500, Something broke")));
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 2125})
  void aChargeThatWasRefundedIsNotTakenForAPayment(long amount) {
    answers.add(list(refunded(amount)));

    assertThat(provider.find(REQUEST))
        .contains(new Invalid(amount + " of 2125 USD by pi_1 was refunded"));
  }

  @Test
  void eachRequestIsTimedByWhatItAsksForAndWhatCameOfIt() {
    answers.add(intent("succeeded"));
    answers.add(declined("card_declined", "stolen_card"));
    answers.add(error(500, "api_error", null, "Later"));
    answers.add(new Answer(0, ""));
    answers.add(refund("succeeded", 1200));

    provider.charge(REQUEST);
    provider.charge(REQUEST);
    provider.charge(REQUEST);
    provider.charge(REQUEST);
    provider.refund(REFUND);

    assertThat(timed("charge", "ok")).isEqualTo(1);
    assertThat(timed("charge", "declined")).isEqualTo(1);
    assertThat(timed("charge", "failed")).isEqualTo(1);
    assertThat(timed("charge", "no-answer")).isEqualTo(1);
    assertThat(timed("refund", "ok")).isEqualTo(1);
  }

  /** Nothing that a request names, such as a charge, is in a label. */
  @Test
  void readingIsTimedByKindAndByNothingElse() {
    answers.add(new Answer(200, "{\"object\": \"list\", \"has_more\": false, \"data\": []}"));
    answers.add(new Answer(200, "{\"object\": \"list\", \"has_more\": false, \"data\": []}"));
    answers.add(intent("succeeded"));
    answers.add(error(404, "invalid_request_error", "resource_missing", "No such payment_intent"));

    provider.events(null, null);
    provider.disputes(Instant.parse("2026-11-30T00:00:00Z"), null);
    assertThat(provider.charge("pi_1")).isPresent();
    assertThat(provider.charge("pi_2")).isEmpty();

    assertThat(timed("list-of-events", "ok")).isEqualTo(1);
    assertThat(timed("list-of-disputes", "ok")).isEqualTo(1);
    assertThat(timed("look-up", "ok")).isEqualTo(1);
    assertThat(timed("look-up", "refused")).isEqualTo(1);
    assertThat(meters.find("sysops.provider.calls").timers()).hasSize(4);
  }
}
