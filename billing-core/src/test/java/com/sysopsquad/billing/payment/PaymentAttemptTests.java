package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Approved;
import com.sysopsquad.billing.provider.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.provider.PaymentOutcome.Declined;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentOutcome.Pending;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class PaymentAttemptTests {

  private static final Instant AT = Instant.parse("2026-11-01T03:00:00Z");
  private static final Instant NOW = AT.plusSeconds(30);
  private static final Approved APPROVED = new Approved("pi_1", AT.plusSeconds(1));

  static final List<PaymentOutcome> OUTCOMES =
      List.of(
          APPROVED,
          new Pending("pi_1"),
          new Declined("insufficient_funds", "No funds", true, "pi_1"),
          new Declined("lost_card", "Lost", false, null),
          new CustomerAction("authentication_required", "Please confirm", null),
          new Throttled("Too many"),
          new NotSent("No connection"),
          new Unknown("No answer"),
          new Rejected("resource_missing", "No such card"));

  @Test
  void theAnswerToTheFirstCallIsItsState() {
    assertThat(OUTCOMES.stream().map(outcome -> made(outcome).state()))
        .containsExactly(
            AttemptState.APPROVED,
            AttemptState.PENDING,
            AttemptState.SOFT_DECLINE,
            AttemptState.HARD_DECLINE,
            AttemptState.CUSTOMER_ACTION,
            AttemptState.THROTTLED,
            AttemptState.UNKNOWN,
            AttemptState.UNKNOWN,
            AttemptState.REJECTED);
  }

  @Test
  void whatIsPaidIsSettledWhenTheMoneyMoved() {
    PaymentAttempt paid = made(APPROVED);

    assertThat(paid.settledAt()).isEqualTo(AT.plusSeconds(1));
    assertThat(paid.providerReference()).isEqualTo("pi_1");
  }

  @ParameterizedTest
  @FieldSource("OUTCOMES")
  void whatIsOpenHasNoEndAndWhatHasEndedNeverChanges(PaymentOutcome outcome) {
    PaymentAttempt attempt = made(outcome);

    assertThat(attempt.settledAt() == null).isEqualTo(attempt.state().isOpen());
    // Only an open attempt has transitions.
    assertThat(attempt instanceof PaymentAttempt.Open).isEqualTo(attempt.state().isOpen());
    if (attempt instanceof PaymentAttempt.Open open) {
      assertThat(open.answered(APPROVED, NOW).state()).isEqualTo(AttemptState.APPROVED);
      assertThat(open.parked("Too late", NOW).state()).isEqualTo(AttemptState.PARKED);
    }
  }

  @ParameterizedTest
  @EnumSource(AttemptState.class)
  void aStateIsEitherOpenOrPaidOrUnpaid(AttemptState state) {
    if (state.isOpen()) {
      assertThat(open(state).state()).isEqualTo(state);
    } else {
      assertThatThrownBy(() -> open(state)).isInstanceOf(IllegalArgumentException.class);
    }
    if (state.isOpen() || state == AttemptState.APPROVED) {
      assertThatThrownBy(() -> unpaid(state)).isInstanceOf(IllegalArgumentException.class);
    } else {
      assertThat(unpaid(state).state()).isEqualTo(state);
    }
  }

  @Test
  void anUnknownOneStaysUnknownWhenALaterCallDidNotArrive() {
    PaymentAttempt.Open unknown = madeOpen(new Unknown("No answer"));

    assertThat(unknown.answered(new NotSent("No connection"), NOW).state())
        .isEqualTo(AttemptState.UNKNOWN);
    assertThat(unknown.answered(new Throttled("Too many"), NOW).state())
        .isEqualTo(AttemptState.UNKNOWN);
  }

  @Test
  void aPendingOneKeepsItsReferenceWhenItCannotBeAskedFor() {
    PaymentAttempt pending =
        madeOpen(new Pending("pi_1")).answered(new Unknown("It could not be reached"), NOW);

    assertThat(pending.state()).isEqualTo(AttemptState.PENDING);
    assertThat(pending.providerReference()).isEqualTo("pi_1");
  }

  @Test
  void theKeyMayBeUsedAgainForTwentyThreeHours() {
    PaymentAttempt.Open unknown = madeOpen(new Unknown("No answer"));

    assertThat(unknown.mayBeSentAgain(AT.plus(Duration.ofHours(23)).minusSeconds(1))).isTrue();
    assertThat(unknown.mayBeSentAgain(AT.plus(Duration.ofHours(23)))).isFalse();
    // A clock was ahead when it was attempted, so nobody knows how long ago that was.
    assertThat(unknown.mayBeSentAgain(AT.minus(Duration.ofMinutes(5)))).isTrue();
    assertThat(unknown.mayBeSentAgain(AT.minus(Duration.ofMinutes(6)))).isFalse();
    assertThat(unknown.mayBeSentAgain(AT.minus(Duration.ofDays(3)))).isFalse();
  }

  @Test
  void withoutACardNothingIsSent() {
    assertThat(PaymentAttempt.withoutCard(1, AT).state()).isEqualTo(AttemptState.NOT_SENT);
  }

  private static PaymentAttempt made(PaymentOutcome outcome) {
    return PaymentAttempt.made(1, AT, outcome, NOW);
  }

  private static PaymentAttempt.Open madeOpen(PaymentOutcome outcome) {
    return (PaymentAttempt.Open) made(outcome);
  }

  private static PaymentAttempt.Open open(AttemptState state) {
    return new PaymentAttempt.Open(1, state, null, null, "No answer", AT);
  }

  private static PaymentAttempt.Unpaid unpaid(AttemptState state) {
    return new PaymentAttempt.Unpaid(1, state, null, null, "No funds", AT, NOW);
  }
}
