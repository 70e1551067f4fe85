package com.sysopsquad.billing.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ChargeRequest;
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
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import com.sysopsquad.billing.provider.UnreadableCharge;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.flows.pricing.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeProviderTests {

  private static final UUID BILL = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID PLAN = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final LineKey LINE = new LineKey(PLAN, LocalDate.of(2026, 11, 30));
  private static final RunKey RUN = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final ChargeRequest REQUEST =
      new ChargeRequest(BILL, LINE, 1, RUN, 2125, "USD", "cus_1", "pm_1");
  private static final ChargeRequest SECOND =
      new ChargeRequest(BILL, LINE, 2, RUN, 2125, "USD", "cus_1", "pm_1");
  private static final String INTENT =
      """
      {"id": "pi_1", "object": "payment_intent", "status": "%s", "amount": 2125,
       "currency": "usd", "created": 1790000000,
       "payment_method": "pm_1",
       "metadata": {"bill": "%s", "run": "2026-11-30", "attempt": "1",
                    "line": "00000000-0000-0000-0000-00000000000a/2026-11-30"}}
      """;

  private static final RefundRequest REFUND =
      new RefundRequest(BILL, "pi_1", new Money(1200, "USD"));
  private static final String REFUNDED =
      """
      {"id": "re_1", "object": "refund", "status": "%s", "amount": %d, "currency": "usd",
       "payment_intent": "pi_1", "created": 1790000000, "metadata": {"correction": "%s"}}
      """;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final HttpServer server = server();
  private volatile boolean onHold;
  private volatile boolean heldByTheAnswer;
  private StripeProvider provider = provider(Duration.ofSeconds(30), Duration.ofMinutes(1));

  record Answer(int status, String body) {}

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    provider.close();
    server.stop(0);
  }

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
  void aThrottledRefundIsNotSentAgainOnceBillingIsOnHold() {
    answers.add(error(429, "invalid_request_error", "rate_limit", "Too many"));
    heldByTheAnswer = true;

    assertThat(provider.refund(REFUND)).isEqualTo(new RefundOutcome.NotSent("HTTP 429, Too many"));

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

  @Test
  void theListLeavesOutWhatIsNotOurs() {
    answers.add(
        list(
            INTENT.formatted("succeeded", BILL)
                + ",{\"id\": \"pi_2\", \"status\": \"succeeded\", \"metadata\": {\"bill\":"
                + " \"7\"}}"));

    ChargePage page = provider.charges(Instant.EPOCH, null);

    assertThat(page.next()).isNull();
    assertThat(page.charges())
        .containsExactly(
            new ChargePage.Charge(
                "pi_1",
                Instant.ofEpochSecond(1790000000),
                ChargePage.State.SUCCEEDED,
                2125,
                0,
                "USD",
                BILL,
                LINE,
                1,
                "2026-11-30",
                "pm_1"));
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded, SUCCEEDED",
    "processing, UNDECIDED",
    "requires_action, UNDECIDED",
    "requires_capture, UNDECIDED",
    "something_new, UNDECIDED",
    "canceled, ENDED",
    "requires_payment_method, ENDED"
  })
  void theListTellsWhatTheProviderHasDecided(String status, ChargePage.State state) {
    answers.add(list(INTENT.formatted(status, BILL)));

    assertThat(provider.charges(null, null).charges())
        .extracting(ChargePage.Charge::state)
        .containsExactly(state);
  }

  @Test
  void theListTellsWhatWasRefunded() {
    answers.add(list(refunded(500)));

    assertThat(provider.charges(null, null).charges())
        .extracting(ChargePage.Charge::refundedMinor)
        .containsExactly(500L);
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 2125})
  void aChargeThatWasRefundedIsNotTakenForAPayment(long amount) {
    answers.add(list(refunded(amount)));

    assertThat(provider.find(REQUEST))
        .contains(new Invalid(amount + " of 2125 USD by pi_1 was refunded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"object\": \"list\", \"has_more\": true, \"data\": []}",
        "{\"object\": \"list\", \"has_more\": false}",
        "{\"object\": \"list\", \"data\": [{\"status\": \"succeeded\", \"metadata\": {\"line\":"
            + " \"x\"}}]}"
      })
  void aListThatIsCutOrLacksWhatMattersIsRefused(String body) {
    answers.add(new Answer(200, body));

    assertThatThrownBy(() -> provider.charges(null, null))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining("list of charges cannot be read");
  }

  @Test
  void aPageOfTheListThatIsNotAnsweredIsAskedForAgain() {
    answers.add(error(500, "api_error", null, "Something broke"));
    answers.add(new Answer(0, "cut"));
    answers.add(error(503, "api_error", null, "Something broke"));
    answers.add(new Answer(200, "{\"object\": \"list\", \"has_more\": false, \"data\": []}"));

    assertThat(provider.charges(null, null).charges()).isEmpty();
    assertThat(requests).hasSize(4);
  }

  @Test
  void aListThatIsNeverAnsweredEnds() {
    for (int i = 0; i < 20; i++) {
      answers.add(error(500, "api_error", null, "Something broke"));
    }

    assertThatThrownBy(() -> provider.charges(null, null)).isInstanceOf(ProviderUnavailable.class);
    assertThat(requests).hasSize(5);
  }

  @Test
  void aListThatIsRefusedIsNotAskedForAgain() {
    answers.add(error(400, "invalid_request_error", null, "No such parameter"));

    assertThatThrownBy(() -> provider.charges(null, null)).isInstanceOf(ProviderUnavailable.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aRefundCarriesItsKeyAndItsCorrection() {
    answers.add(refund("succeeded", 1200));

    assertThat(provider.refund(REFUND))
        .isEqualTo(new RefundOutcome.Refunded("re_1", Instant.ofEpochSecond(1790000000)));
    assertThat(requests)
        .singleElement()
        .asString()
        .startsWith("POST /v1/refunds refund/pi_1/" + BILL + " Bearer sk_test_1 ")
        .contains("payment_intent=pi_1", "amount=1200", "metadata[correction]=" + BILL);
  }

  @Test
  void aRefundIsDoneOnlyIfTheAnswerSaysSoAndMatches() {
    answers.add(refund("pending", 1200));
    answers.add(refund("failed", 1200));
    answers.add(refund("succeeded", 1300));
    answers.add(new Answer(200, "{}"));
    answers.add(new Answer(0, ""));
    answers.add(error(500, "api_error", null, "Oops"));
    answers.add(error(409, "idempotency_error", "idempotency_key_in_use", "In use"));
    answers.add(error(400, "invalid_request_error", "charge_already_refunded", "Refunded"));

    assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Pending.class);
    assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Refused.class);
    for (int i = 0; i < 5; i++) {
      assertThat(provider.refund(REFUND)).isInstanceOf(RefundOutcome.Unknown.class);
    }
    assertThat(provider.refund(REFUND)).isEqualTo(new RefundOutcome.Refused("HTTP 400, Refunded"));
  }

  @Test
  void aRefundIsFoundByItsCorrection() {
    answers.add(list(REFUNDED.formatted("succeeded", 1200, PLAN)));
    answers.add(
        list(
            REFUNDED.formatted("succeeded", 1200, PLAN)
                + ","
                + REFUNDED.formatted("succeeded", 1200, BILL)));

    assertThat(provider.findRefund(REFUND)).isEmpty();
    assertThat(provider.findRefund(REFUND)).get().isInstanceOf(RefundOutcome.Refunded.class);
  }

  @Test
  void theRefundsOfAChargeAreThoseThatHaveNotFailed() {
    answers.add(
        list(
            REFUNDED.formatted("failed", 700, PLAN)
                + ","
                + REFUNDED.formatted("pending", 1200, BILL)));

    assertThat(provider.refundsOf("pi_1"))
        .extracting(RefundPage.Refund::amountMinor)
        .containsExactly(1200L);
  }

  @Test
  void aChargeThatDoesNotExistHasNoRefunds() {
    answers.add(error(404, "invalid_request_error", "resource_missing", "No such payment_intent"));

    assertThat(provider.refundsOf("pi_none")).isEmpty();
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

  @Test
  void eventsAreAskedForByTypeAndTime() {
    answers.add(new Answer(200, "{\"object\": \"list\", \"has_more\": false, \"data\": []}"));

    EventPage page = provider.events(Instant.parse("2026-11-30T03:00:00Z"), "evt_9");

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isNull();
    assertThat(requests).singleElement().asString().startsWith("GET /v1/events ");
    assertThat(queries)
        .singleElement()
        .asString()
        .contains("types[0]=refund.created", "starting_after=evt_9", "created[gte]=1796004000");
  }

  @Test
  void anEventThatCannotBeReadDoesNotHideTheOthers() {
    answers.add(
        new Answer(
            200,
            """
            {"has_more": true, "data": [
              7,
              {"id": ["evt_1"], "created": "soon", "type": {}},
              {"id": "evt_2", "created": 1796007600, "type": "refund.created", "data": {"object":
                {"id": "re_1", "amount": 1e400, "currency": "usd", "status": "succeeded"}}},
              {"id": "evt_3", "created": 1796007600, "type": "charge.dispute.created", "data": {
                "object": {"id": "dp_1", "amount": 2000, "currency": "usd", "status": "lost",
                  "payment_intent": "pi_1", "reason": "general",
                  "evidence_details": {"due_by": 1796007601},
                  "balance_transactions": [
                    {"id": "txn_1", "amount": -2000, "fee": 1500, "currency": "usd"}]}}},
              {"created": 1796007600, "type": "charge.dispute.created"}]}
            """));

    EventPage page = provider.events(null, null);

    assertThat(page.next()).isEqualTo("evt_3");
    assertThat(page.events())
        .extracting(ProviderEvent::objection)
        .containsExactly(
            "It has no ID.",
            "It has no ID.",
            "What it is about has no amount or no currency.",
            null,
            "It has no ID.");
    ProviderEvent lost = page.events().get(3);
    assertThat(lost.movements())
        .containsExactly(new ProviderEvent.Movement("txn_1", -2000, 1500, "USD"));
    assertThat(lost.dueBy()).isEqualTo(Instant.ofEpochSecond(1796007601));
    assertThat(lost.charge()).isEqualTo("pi_1");
    assertThat(page.events()).extracting(ProviderEvent::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "[]",
        "{}",
        "{\"data\": {}}",
        "{\"data\": []}",
        "{\"has_more\": \"false\", \"data\": []}",
        "{\"has_more\": true, \"data\": [{}]}"
      })
  void aListOfEventsThatIsNoListIsRejected(String body) {
    answers.add(new Answer(200, body));

    assertThatThrownBy(() -> provider.events(null, null))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining("list of events cannot be read");
  }

  @Test
  void aChargeIsOursOrItIsNotKnown() {
    answers.add(intent("succeeded"));
    answers.add(error(404, "invalid_request_error", "resource_missing", "No such payment_intent"));

    assertThat(provider.charge("pi_1"))
        .hasValueSatisfying(
            charge -> assertThat(charge.state()).isEqualTo(ChargePage.State.SUCCEEDED));
    assertThat(provider.charge("pi_2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "nothing",
        "{\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": {\"line\": \"a\"}}",
        """
        {"id": "pi_1", "object": "payment_intent", "metadata": {"line": "a"}, "status": "succeeded",
         "amount": 1, "currency": "usd", "created": 9223372036854775807}
        """
      })
  void aChargeThatCannotBeReadIsNotAnOutage(String body) {
    answers.add(new Answer(200, body));

    assertThatThrownBy(() -> provider.charge("pi_1")).isInstanceOf(UnreadableCharge.class);
  }

  @Test
  void aChargeThatTheProviderRejectsIsNotAnOutage() {
    answers.add(error(400, "invalid_request_error", null, "Bad"));

    assertThatThrownBy(() -> provider.charge("pi 1?")).isInstanceOf(UnreadableCharge.class);
  }

  @Test
  void anAnswerThatIsTooLongIsNotKept() {
    Answer endless = new Answer(200, " ".repeat(17 << 20));
    for (int i = 0; i < 5; i++) {
      answers.add(endless);
    }

    assertThatThrownBy(() -> provider.events(null, null))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining("The connection broke");
  }

  @Test
  void aTextThatNoDatabaseTakesIsReplaced() {
    answers.add(
        new Answer(
            200,
            """
            {"has_more": false, "data": [
              {"id": "evt_1\\ud800", "created": 1796007600, "type": "refund.created", "data": {
                "object": {"id": "re_1", "amount": 1, "currency": "usd", "status": "a\\u0000b"}}}]}
            """));

    ProviderEvent event = provider.events(null, null).events().getFirst();

    assertThat(event.id()).isEqualTo("evt_1?");
    assertThat(event.status()).isEqualTo("a b");
  }

  private static Answer refund(String status, long amount) {
    return new Answer(200, REFUNDED.formatted(status, amount, BILL));
  }

  private ProviderCalls calls() {
    ProviderCalls calls = new ProviderCalls();
    calls.bindTo(meters);
    return calls;
  }

  private long timed(String call, String outcome) {
    return meters
        .get("sysops.provider.calls")
        .tags("call", call, "outcome", outcome)
        .timer()
        .count();
  }

  private StripeProvider provider(Duration readTimeout, Duration patience) {
    return new StripeProvider(
        new ProviderSettings(
            URI.create("http://localhost:" + server.getAddress().getPort()),
            "sk_test_1",
            Duration.ofSeconds(10),
            readTimeout,
            1000,
            4,
            patience,
            3,
            Duration.ZERO,
            100,
            Duration.ofDays(1),
            20,
            ""),
        calls(),
        () -> onHold);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
    requests.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
    onHold |= heldByTheAnswer;
    Answer answer = answers.remove();
    if (answer.status() == 0) {
      exchange.close();
    } else if (answer.status() > 0) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  private static String succeeded() {
    return INTENT.formatted("succeeded", BILL);
  }

  private static Answer intent(String status) {
    return new Answer(200, INTENT.formatted(status, BILL));
  }

  private static String refunded(long amount) {
    return succeeded()
        .replace(
            "\"payment_method\"",
            "\"latest_charge\": {\"id\": \"ch_1\", \"object\": \"charge\", \"amount_refunded\": %d}, \"payment_method\""
                .formatted(amount));
  }

  private static Answer list(String intents) {
    return new Answer(
        200, "{\"object\": \"list\", \"has_more\": false, \"data\": [" + intents + "]}");
  }

  private static Answer declined(String code, @Nullable String decline) {
    return new Answer(
        402,
        """
        {"error": {"type": "card_error", "code": "%s", "decline_code": %s, "message": "No",
                   "payment_intent": {"id": "pi_9", "object": "payment_intent"}}}
        """
            .formatted(code, decline == null ? "null" : '"' + decline + '"'));
  }

  private static Answer error(int status, String type, @Nullable String code, String message) {
    return new Answer(
        status,
        """
        {"error": {"type": "%s", "code": %s, "message": "%s"}}
        """
            .formatted(type, code == null ? "null" : '"' + code + '"', message));
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
