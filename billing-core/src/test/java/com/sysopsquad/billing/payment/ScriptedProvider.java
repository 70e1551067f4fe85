package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.payment.PaymentOutcome.Approved;
import com.sysopsquad.billing.payment.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.payment.PaymentOutcome.Declined;
import com.sysopsquad.billing.payment.PaymentOutcome.NotSent;
import com.sysopsquad.billing.payment.PaymentOutcome.Pending;
import com.sysopsquad.billing.payment.PaymentOutcome.Rejected;
import com.sysopsquad.billing.payment.PaymentOutcome.Throttled;
import com.sysopsquad.billing.payment.PaymentOutcome.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A provider within the test, whose answer is told by the card's token. */
final class ScriptedProvider implements PaymentProvider {

  private final Clock clock;
  private final Map<String, Approved> charged = new ConcurrentHashMap<>();
  private final Map<String, ChargeRequest> requests = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<UUID> asked = new CopyOnWriteArrayList<>();
  private volatile boolean down;
  private volatile boolean answersGetLost;

  ScriptedProvider(Clock clock) {
    this.clock = clock;
  }

  void goesDown() {
    down = true;
  }

  void losesAnswers() {
    answersGetLost = true;
  }

  void recovers() {
    down = false;
    answersGetLost = false;
  }

  /** Keys in the order of the calls. */
  List<String> calls() {
    return calls;
  }

  /** References that it was asked for. */
  List<UUID> asked() {
    return asked;
  }

  int charged() {
    return charged.size();
  }

  @Override
  public CardVerification verify(CardToVerify card) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public PaymentOutcome charge(ChargeRequest request) {
    if (down) {
      return new NotSent("No connection");
    }
    String key = request.idempotencyKey();
    calls.add(key);
    ChargeRequest before = requests.putIfAbsent(key, request);
    if (before != null && !before.equals(request)) {
      throw new AssertionError("Another body under the key " + key);
    }
    PaymentOutcome outcome = outcome(request);
    return answersGetLost ? new Unknown("The answer was lost") : outcome;
  }

  @Override
  public Optional<PaymentOutcome> findByReference(UUID reference, int attempt) {
    asked.add(reference);
    if (down) {
      return Optional.of(new Unknown("No connection"));
    }
    return Optional.ofNullable(
        charged.entrySet().stream()
            .filter(entry -> isOf(requests.get(entry.getKey()), reference, attempt))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null));
  }

  @Override
  public ChargePage charges(YearMonth run, Instant since, @Nullable String after) {
    return new ChargePage(
        charged.entrySet().stream()
            .map(entry -> charge(requests.get(entry.getKey()), entry.getValue()))
            .toList(),
        null);
  }

  private static boolean isOf(@Nullable ChargeRequest request, UUID reference, int attempt) {
    return request != null && request.reference().equals(reference) && request.attempt() == attempt;
  }

  private static ChargePage.Charge charge(@Nullable ChargeRequest request, Approved approved) {
    if (request == null) {
      throw new AssertionError("Charged without a request");
    }
    return new ChargePage.Charge(
        request.reference(),
        approved.providerReference(),
        request.amountMinor(),
        request.currency());
  }

  private PaymentOutcome outcome(ChargeRequest request) {
    return switch (request.providerMethod()) {
      case "pm_soft" -> new Declined("insufficient_funds", "Not enough funds", true, "pi_soft");
      case "pm_hard" -> new Declined("lost_card", "The card was lost", false, "pi_hard");
      case "pm_action" -> new CustomerAction("authentication_required", "Please confirm", "pi_a");
      case "pm_pending" -> new Pending("pi_pending");
      case "pm_throttled" -> new Throttled("Too many requests");
      case "pm_unknown" -> new Unknown("No answer within 30 s");
      case "pm_rejected" -> new Rejected("resource_missing", "No such payment method");
      case "pm_misconfigured" -> throw new ProviderMisconfigured("Check the key");
      default ->
          charged.computeIfAbsent(
              request.idempotencyKey(),
              key -> new Approved("pi_" + request.reference(), clock.instant()));
    };
  }
}
