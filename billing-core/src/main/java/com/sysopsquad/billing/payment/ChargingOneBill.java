package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.IdempotencyKeys;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.pricing.Charge;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The first attempt of one bill, from its frozen row to an outcome that can be written. */
final class ChargingOneBill {

  private static final int FIRST_ATTEMPT = 1;

  private final PaymentProvider provider;
  private final BillingRun run;
  private final Circuit circuit;
  private final Clock clock;

  ChargingOneBill(PaymentProvider provider, BillingRun run, Circuit circuit, Clock clock) {
    this.provider = provider;
    this.run = run;
    this.circuit = circuit;
    this.clock = clock;
  }

  /** The result of a bill with nothing to pay. */
  FinishedCharge nothingToPay(Bill bill, Charge charge) {
    return new FinishedCharge.NothingToPay(bill, charge, clock.instant());
  }

  /** The result of a bill without a card. */
  FinishedCharge withoutCard(Bill.WithoutCard bill) {
    Instant now = clock.instant();
    return new FinishedCharge.NoCard(bill, PaymentAttempt.withoutCard(FIRST_ATTEMPT, now), now);
  }

  /** The result of a bill without a price. */
  FinishedCharge notPriced(Bill.Parked bill) {
    return new FinishedCharge.NotPriced(bill, clock.instant());
  }

  /**
   * Calls until there is an answer, or until none can be expected.
   *
   * @return null if it was stopped before anything was sent: the bill stays due
   * @throws ProviderUnavailable if it is down, and nothing was sent
   */
  @Nullable FinishedCharge charge(Bill.Chargeable bill, BooleanSupplier stopped)
      throws InterruptedException {
    while (!stopped.getAsBoolean()) {
      circuit.pause();
      Instant at = clock.instant();
      PaymentOutcome outcome = call(bill, at);
      circuit.saw(outcome);
      if (!(outcome instanceof NotSent)) {
        return finished(bill, at, outcome);
      }
      if (circuit.isOpen()) {
        throw circuit.reason();
      }
    }
    return null;
  }

  /** Fails if the provider counts as down. */
  void failIfDown() {
    if (circuit.isOpen()) {
      throw circuit.reason();
    }
  }

  private PaymentOutcome call(Bill.Chargeable bill, Instant now) {
    ChargeRequest request = ChargeRequest.of(bill, FIRST_ATTEMPT);
    // An older process may have sent it so long ago that the provider has forgotten the key.
    if (!IdempotencyKeys.areRemembered(run.frozenAt(), now)) {
      Optional<PaymentOutcome> found = provider.find(request);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return provider.charge(request);
  }

  private FinishedCharge finished(Bill.Chargeable bill, Instant at, PaymentOutcome outcome) {
    Instant now = clock.instant();
    return new FinishedCharge.Answered(
        bill, PaymentAttempt.made(FIRST_ATTEMPT, at, outcome, now), now);
  }
}
