package com.sysopsquad.billing.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's list of charges. */
class StripeListTests extends StripeInTest {

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
}
