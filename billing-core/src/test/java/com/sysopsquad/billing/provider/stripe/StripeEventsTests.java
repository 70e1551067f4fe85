package com.sysopsquad.billing.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.UnreadableCharge;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider does by itself, and the single charges that it is about. */
class StripeEventsTests extends StripeInTest {

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
}
