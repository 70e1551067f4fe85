package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.BillingRun;
import com.sysopsquad.billing.bill.BillingRuns;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.FinishedCharge.Answered;
import com.sysopsquad.billing.payment.PaymentAttempts.Open;
import com.sysopsquad.billing.payment.PaymentOutcome.NotSent;
import com.sysopsquad.billing.payment.PaymentOutcome.Throttled;
import com.sysopsquad.billing.payment.PaymentOutcome.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
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
 * Settles open attempts: asks the provider what it knows of each, and charges under the same key
 * what it does not know.
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
   * Settles every open attempt of any run that can be settled.
   *
   * @param fromNumber 1: all attempts; 2: further attempts only
   */
  Resolution settle(int fromNumber, WriteFence fence) {
    Circuit circuit = new Circuit(settings.failuresBeforeGivingUp(), settings.outagePatience());
    Map<YearMonth, BillingRun> known = new HashMap<>();
    Resolution resolution = Resolution.NONE;
    List<Open> page = attempts.open(fromNumber, 0, AT_ONCE);
    while (!page.isEmpty()) {
      holding.refuse();
      List<Answered> answers = ask(page, circuit);
      resolution =
          resolution.and(recording.resolve(answers, bill -> partitionOf(bill, known), fence));
      if (circuit.isOpen()) {
        throw circuit.reason();
      }
      page = attempts.open(fromNumber, page.getLast().bill().id(), AT_ONCE);
    }
    if (!resolution.equals(Resolution.NONE)) {
      log.info("Open payments: {}", resolution.summary());
    }
    return resolution;
  }

  private List<Answered> ask(List<Open> page, Circuit circuit) {
    List<Answered> all = new ArrayList<>(page.size());
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answered>> answers =
          page.stream().map(open -> calls.submit(() -> ask(open, circuit))).toList();
      for (Future<Answered> answer : answers) {
        all.add(answer.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("The provider could not be asked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the provider", e);
    }
    return all;
  }

  private Answered ask(Open open, Circuit circuit) throws InterruptedException {
    circuit.pause();
    Instant now = clock.instant();
    PaymentAttempt.Open attempt = open.attempt();
    ChargeRequest request = ChargeRequest.of(open.bill(), attempt.number());
    Optional<PaymentOutcome> found =
        provider.findByReference(request.reference(), request.attempt());
    if (found.isEmpty() && !attempt.mayBeSentAgain(now)) {
      circuit.answered();
      return new Answered(
          open.bill(),
          attempt.parked(
              "The provider does not know reference %s, and it is too late to ask with the same key"
                  .formatted(request.reference()),
              now),
          now);
    }
    // Its search may lag behind, so a young one that is not found is sent again: the same key and
    // body cannot be charged twice.
    PaymentOutcome outcome = found.isPresent() ? found.get() : provider.charge(request);
    switch (outcome) {
      case NotSent(String why) -> circuit.failed(why);
      case Unknown(String why) -> circuit.failed(why);
      case Throttled(String why) -> circuit.failed(why);
      default -> circuit.answered();
    }
    return new Answered(open.bill(), attempt.answered(outcome, now), now);
  }

  private int partitionOf(Bill.Header bill, Map<YearMonth, BillingRun> known) {
    return known
        .computeIfAbsent(bill.month(), month -> runs.find(month).orElseThrow())
        .partitionOf(bill.id());
  }
}
