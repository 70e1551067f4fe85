package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.FinishedCharge.Answered;
import com.sysopsquad.billing.payment.FinishedCharge.Attempted;
import com.sysopsquad.billing.payment.FinishedCharge.NotChargeable;
import com.sysopsquad.billing.payment.FinishedCharge.NothingToPay;
import com.sysopsquad.billing.payment.PaymentAttempts.Open;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles open attempts: asks the provider about each, and charges those that it does not know with
 * the same key.
 */
final class SettlingOpenAttempts {

  private static final Logger log = LoggerFactory.getLogger(SettlingOpenAttempts.class);
  private static final int AT_ONCE = 200;

  private final PaymentAttempts attempts;
  private final PaymentProvider provider;
  private final RecordingOutcomes recording;
  private final BillingRuns runs;
  private final HoldingBilling holding;
  private final ProviderSettings settings;
  private final Clock clock;

  SettlingOpenAttempts(
      PaymentAttempts attempts,
      PaymentProvider provider,
      RecordingOutcomes recording,
      BillingRuns runs,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    this.attempts = attempts;
    this.provider = provider;
    this.recording = recording;
    this.runs = runs;
    this.holding = holding;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Settles every open attempt of all runs that can be settled.
   *
   * @param fromNumber 1: all attempts; 2: further attempts only
   */
  Resolution settle(int fromNumber, WriteFence fence) {
    Circuit circuit = new Circuit(settings);
    Map<RunKey, BillingRun> known = new HashMap<>();
    Resolution resolution = Resolution.NONE;
    List<Open> page = attempts.open(fromNumber, 0, AT_ONCE);
    while (!page.isEmpty()) {
      holding.refuse();
      List<Attempted> answers = ask(page, circuit);
      resolution =
          resolution.and(recording.resolve(answers, bill -> partitionOf(bill, known), fence));
      if (circuit.isOpen()) {
        throw circuit.reason();
      }
      page = attempts.open(fromNumber, page.getLast().bill().id(), AT_ONCE);
    }
    settleNothingToPay(known, fence);
    if (!resolution.equals(Resolution.NONE)) {
      log.info("Open payments: {}", resolution.summary());
    }
    return resolution;
  }

  private void settleNothingToPay(Map<RunKey, BillingRun> known, WriteFence fence) {
    List<Bill> page = attempts.unsettledWithNothingToPay(0, AT_ONCE);
    while (!page.isEmpty()) {
      Instant now = clock.instant();
      recording.settleNothingToPay(
          page.stream().map(bill -> nothingToPay(bill, now)).flatMap(Optional::stream).toList(),
          bill -> partitionOf(bill, known),
          fence);
      page = attempts.unsettledWithNothingToPay(page.getLast().id(), AT_ONCE);
    }
  }

  private static Optional<NothingToPay> nothingToPay(Bill bill, Instant at) {
    return switch (bill) {
      case Bill.Chargeable free -> Optional.of(new NothingToPay(bill, free.charge(), at));
      case Bill.WithoutCard free -> Optional.of(new NothingToPay(bill, free.charge(), at));
      case Bill.Parked _ -> Optional.empty();
    };
  }

  private List<Attempted> ask(List<Open> page, Circuit circuit) {
    List<Attempted> all = new ArrayList<>(page.size());
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Attempted>> answers =
          page.stream().map(open -> calls.submit(() -> ask(open, circuit))).toList();
      for (Future<Attempted> answer : answers) {
        all.add(answer.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The provider could not be reached", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the provider", e);
    }
    return all;
  }

  private Attempted ask(Open open, Circuit circuit) throws InterruptedException {
    return switch (open.bill()) {
      case Bill.Chargeable bill when bill.charge().total().minor() > 0 ->
          ask(bill, open.attempt(), circuit);
      case Bill.Parked bill -> notChargeable(open, bill.why());
      case Bill.WithoutCard _ -> notChargeable(open, "The card of the attempt is unknown");
      case Bill.Chargeable _ -> nothingToPay(open);
    };
  }

  private Attempted notChargeable(Open open, String why) {
    Instant now = clock.instant();
    return new NotChargeable(open.bill(), open.attempt().parked(why, now), now);
  }

  /**
   * It was opened once although there was nothing to charge; it ends, and an invoice settles it.
   */
  private Attempted nothingToPay(Open open) {
    Instant now = clock.instant();
    return new NotChargeable(open.bill(), open.attempt().withNothingToPay(now), now);
  }

  private Attempted ask(Bill.Chargeable bill, PaymentAttempt.Open attempt, Circuit circuit)
      throws InterruptedException {
    circuit.pause();
    Instant now = clock.instant();
    ChargeRequest request = ChargeRequest.of(bill, attempt.number());
    Optional<PaymentOutcome> found = provider.find(request);
    if (found.isEmpty() && !attempt.mayBeSentAgain(now)) {
      circuit.answered();
      return new Answered(
          bill,
          attempt.parked(
              "The provider does not know reference %s, and the idempotency key has expired"
                  .formatted(request.reference()),
              now),
          now);
    }
    // The provider's search may lag behind, so a recent attempt that is not found is sent again:
    // the same key and body cannot be charged twice.
    PaymentOutcome outcome = found.isPresent() ? found.get() : sendUnlessOnHold(request);
    circuit.saw(outcome);
    if (outcome instanceof Invalid(String why) && !attempt.mayBeSentAgain(now)) {
      return new Answered(
          bill, attempt.parked("The provider's responses are not plausible: " + why, now), now);
    }
    return new Answered(bill, attempt.answered(outcome, now), now);
  }

  /** A hold may have begun since the page was read. */
  private PaymentOutcome sendUnlessOnHold(ChargeRequest request) {
    if (holding.isOnHold()) {
      holding.refuse();
    }
    return provider.charge(request);
  }

  private int partitionOf(Bill.Header bill, Map<RunKey, BillingRun> known) {
    return known
        .computeIfAbsent(bill.run(), run -> runs.find(run).orElseThrow())
        .partitionOf(bill.id());
  }
}
