package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.BillingRun;
import com.sysopsquad.billing.bill.BillingRuns;
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

/** Finds out what became of attempts whose answer was lost. */
public class ResolvingOpenPayments {

  private static final Logger log = LoggerFactory.getLogger(ResolvingOpenPayments.class);
  private static final int AT_ONCE = 200;

  private final PaymentAttempts attempts;
  private final PaymentProvider provider;
  private final SettlingPayments settling;
  private final BillingRuns runs;
  private final ProviderSettings settings;
  private final Clock clock;

  ResolvingOpenPayments(
      PaymentAttempts attempts,
      PaymentProvider provider,
      SettlingPayments settling,
      BillingRuns runs,
      ProviderSettings settings,
      Clock clock) {
    this.attempts = attempts;
    this.provider = provider;
    this.settling = settling;
    this.runs = runs;
    this.settings = settings;
    this.clock = clock;
  }

  /** Does so for a writer that nobody can replace. */
  public Resolution resolve() {
    return resolve(() -> {});
  }

  /**
   * Asks the provider for every open attempt of any run and settles what can be settled.
   *
   * @throws StaleWriterException when another has taken over
   * @throws ProviderUnavailable when the provider is down; the rest stays open
   * @throws ProviderMisconfigured when the provider does not accept us; the rest stays open
   */
  public Resolution resolve(WriteFence fence) {
    Circuit circuit = new Circuit(settings.failuresBeforeGivingUp(), settings.outagePatience());
    Map<YearMonth, BillingRun> known = new HashMap<>();
    Resolution resolution = Resolution.NONE;
    List<Open> page = attempts.open(0, AT_ONCE);
    while (!page.isEmpty()) {
      List<FinishedCharge> found = ask(page, circuit);
      resolution = resolution.and(settling.resolve(found, bill -> partitionOf(bill, known), fence));
      if (circuit.isOpen()) {
        throw circuit.reason();
      }
      page = attempts.open(page.getLast().bill().id(), AT_ONCE);
    }
    if (!resolution.equals(Resolution.NONE)) {
      log.info("Open payments: {}", resolution);
    }
    return resolution;
  }

  private List<FinishedCharge> ask(List<Open> page, Circuit circuit) {
    List<FinishedCharge> found = new ArrayList<>(page.size());
    try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<FinishedCharge>> answers =
          page.stream().map(open -> calls.submit(() -> ask(open, circuit))).toList();
      for (Future<FinishedCharge> answer : answers) {
        found.add(answer.get());
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
    return found;
  }

  private FinishedCharge ask(Open open, Circuit circuit) throws InterruptedException {
    circuit.pause();
    Instant now = clock.instant();
    PaymentAttempt attempt = open.attempt();
    ChargeRequest request = ChargeRequests.of(open.bill(), attempt.number());
    Optional<PaymentOutcome> found =
        provider.findByReference(request.reference(), request.attempt());
    if (found.isEmpty() && !attempt.mayBeSentAgain(now)) {
      circuit.answered();
      return FinishedCharge.of(
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
    return FinishedCharge.of(open.bill(), attempt.answered(outcome, now), now);
  }

  private int partitionOf(Bill bill, Map<YearMonth, BillingRun> known) {
    return known
        .computeIfAbsent(bill.month(), month -> runs.find(month).orElseThrow())
        .partitionOf(bill.id());
  }

  /**
   * What came of it.
   *
   * @param paid now known to be charged, and invoiced
   * @param declined now known not to be charged
   * @param open still not known
   * @param parked handed to a person
   */
  public record Resolution(long paid, long declined, long open, long parked) {

    static final Resolution NONE = new Resolution(0, 0, 0, 0);

    Resolution and(List<FinishedCharge> charges) {
      Resolution sum = this;
      for (FinishedCharge charge : charges) {
        sum = sum.and(charge);
      }
      return sum;
    }

    private Resolution and(FinishedCharge charge) {
      PaymentAttempt attempt = charge.attempt();
      if (attempt == null) {
        return this;
      }
      return switch (attempt.state()) {
        case APPROVED -> new Resolution(paid + 1, declined, open, parked);
        case PENDING, THROTTLED, UNKNOWN -> new Resolution(paid, declined, open + 1, parked);
        case PARKED -> new Resolution(paid, declined, open, parked + 1);
        case SOFT_DECLINE, HARD_DECLINE, CUSTOMER_ACTION, NOT_SENT, REJECTED ->
            new Resolution(paid, declined + 1, open, parked);
      };
    }
  }
}
