package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.provider.PaymentOutcome.Approved;
import com.sysopsquad.billing.provider.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.provider.PaymentOutcome.Declined;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentOutcome.Pending;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider within the test, whose answer is told by the card's token. */
public final class ScriptedProvider implements PaymentProvider {

  private final Clock clock;
  private final Map<String, Approved> charged = new ConcurrentHashMap<>();
  private final Map<String, ChargeRequest> requests = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<UUID> asked = new CopyOnWriteArrayList<>();
  private final List<Made> made = new CopyOnWriteArrayList<>();
  private final List<ChargePage.Charge> foreign = new CopyOnWriteArrayList<>();
  private final Map<String, Long> givenBack = new ConcurrentHashMap<>();
  private final Set<String> processing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pages = new AtomicInteger();
  private volatile String suffix = "";
  private final List<Instant> listedSince = new CopyOnWriteArrayList<>();
  private volatile int mostListed = Integer.MAX_VALUE;
  private volatile int onAPage = Integer.MAX_VALUE;
  private volatile @Nullable String nextPage;
  private volatile boolean down;
  private volatile boolean answersGetLost;
  private final List<RefundPage.Refund> refunds = new CopyOnWriteArrayList<>();
  private final Map<String, RefundPage.Refund> refundsByKey = new ConcurrentHashMap<>();
  private final List<String> refundCalls = new CopyOnWriteArrayList<>();
  private final Map<String, PaymentOutcome> declines = new ConcurrentHashMap<>();
  private volatile @Nullable String refusal;
  private volatile Runnable meanwhile = () -> {};

  private record Made(ChargeRequest request, Approved answer) {

    ChargePage.Charge listed(Map<String, Long> refunds, Set<String> processing) {
      return new ChargePage.Charge(
          answer.providerReference(),
          answer.at(),
          processing.contains(answer.providerReference())
              ? ChargePage.State.UNDECIDED
              : ChargePage.State.SUCCEEDED,
          request.amountMinor(),
          refunds.getOrDefault(answer.providerReference(), 0L),
          request.currency(),
          request.reference(),
          request.line(),
          request.attempt(),
          request.run().toString(),
          request.providerMethod());
    }
  }

  public ScriptedProvider(Clock clock) {
    this.clock = clock;
  }

  public void goesDown() {
    down = true;
  }

  public void losesAnswers() {
    answersGetLost = true;
  }

  public void recovers() {
    down = false;
    answersGetLost = false;
  }

  /** Keys in the order of the calls. */
  public List<String> calls() {
    return calls;
  }

  /** References that it was asked for. */
  public List<UUID> asked() {
    return asked;
  }

  public int charged() {
    return made.size();
  }

  /** What it has charged in all, in minor units. */
  public long chargedMinor(String currency) {
    return made.stream()
        .map(Made::request)
        .filter(request -> request.currency().equals(currency))
        .mapToLong(ChargeRequest::amountMinor)
        .sum();
  }

  /** A day later: the same key would charge again. */
  public void forgetsKeys() {
    charged.clear();
    requests.clear();
    suffix = "_" + made.size();
  }

  /** Its list has this too. */
  public void listsAlso(ChargePage.Charge charge) {
    foreign.add(charge);
  }

  /** So much of a charge was given back, by a person at the provider. */
  public void refunds(String reference, long amount) {
    givenBack.put(reference, amount);
  }

  /** It has accepted these charges and has not decided yet. */
  public void isDeciding() {
    made.forEach(each -> processing.add(each.answer().providerReference()));
  }

  /** It has decided: the money has moved. */
  public void decides() {
    processing.clear();
  }

  /** The references of its charges. */
  public List<String> references() {
    return made.stream().map(each -> each.answer().providerReference()).toList();
  }

  /** Its list ends after so many charges, as if there were no more. */
  public void cutsItsList(int charges) {
    mostListed = charges;
  }

  /** Its list has so many charges on a page. */
  public void listsPagesOf(int charges) {
    onAPage = charges;
  }

  /** Since when its list was asked for, each time that it did not have to be complete. */
  public List<Instant> listedSince() {
    return listedSince;
  }

  /** Its list says of each page that there is another one. */
  public void listsWithoutEnd() {
    nextPage = "page-";
  }

  /** Its list is as it should be. */
  public void listsProperly() {
    mostListed = Integer.MAX_VALUE;
    nextPage = null;
    foreign.clear();
  }

  /** What it has charged for each line, as many times as it did. */
  public List<String> lines() {
    return made.stream().map(each -> String.valueOf(each.request().line())).sorted().toList();
  }

  /** Refuses refunds with these words from now on. */
  public void refusesRefunds(String words) {
    refusal = words;
  }

  /** A person refunds a charge at the provider itself. */
  public void refundsByItself(String charge, long minor, String currency) {
    refunds.add(
        new RefundPage.Refund(
            "re_own" + refunds.size(), clock.instant(), minor, currency, charge, true, null));
  }

  /** A person refunds a charge at the provider itself, which has not decided about it. */
  public void beginsARefundByItself(String charge, long minor, String currency) {
    refunds.add(
        new RefundPage.Refund(
            "re_own" + refunds.size(), clock.instant(), minor, currency, charge, false, null));
  }

  /** Something happens while it looks for a charge, or lists the refunds of one. */
  public void whileItIsAsked(Runnable event) {
    meanwhile = event;
  }

  /** Its list lacks what it has refunded. */
  public void forgetsRefunds() {
    refunds.clear();
  }

  /** Keys of the calls to refund, in their order. */
  public List<String> refundCalls() {
    return refundCalls;
  }

  /** What it has given back in all, in minor units. */
  public long refundedMinor() {
    return refunds.stream().mapToLong(RefundPage.Refund::amountMinor).sum();
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    if (down) {
      return new RefundOutcome.NotSent("No connection");
    }
    String words = refusal;
    if (words != null) {
      return new RefundOutcome.Refused(words);
    }
    refundCalls.add(request.idempotencyKey());
    RefundPage.Refund refund =
        refundsByKey.computeIfAbsent(
            request.idempotencyKey(),
            _ -> {
              RefundPage.Refund made =
                  new RefundPage.Refund(
                      "re_" + request.correction(),
                      clock.instant(),
                      request.amount().minor(),
                      request.amount().currency(),
                      request.charge(),
                      true,
                      request.correction());
              refunds.add(made);
              return made;
            });
    return answersGetLost
        ? new RefundOutcome.Unknown("The answer was lost")
        : new RefundOutcome.Refunded(refund.providerReference(), refund.at());
  }

  @Override
  public Optional<RefundOutcome> findRefund(RefundRequest request) {
    if (down) {
      return Optional.of(new RefundOutcome.Unknown("No connection"));
    }
    return refunds.stream()
        .filter(refund -> request.correction().equals(refund.correction()))
        .map(refund -> new RefundOutcome.Refunded(refund.providerReference(), refund.at()))
        .map(RefundOutcome.class::cast)
        .findFirst();
  }

  @Override
  public List<RefundPage.Refund> refundsOf(String charge) {
    if (down) {
      throw new ProviderUnavailable("No connection");
    }
    meanwhile.run();
    return refunds.stream().filter(refund -> refund.charge().equals(charge)).toList();
  }

  @Override
  public RefundPage refunds(@Nullable Instant since, @Nullable String after) {
    return new RefundPage(
        refunds.stream().filter(refund -> since == null || !refund.at().isBefore(since)).toList(),
        null);
  }

  @Override
  public CardVerification verify(CardToVerify card) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public boolean detach(String providerMethod) {
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
    if (outcome instanceof Declined || outcome instanceof CustomerAction) {
      declines.put(attempt(request), outcome);
    }
    return answersGetLost ? new Unknown("The answer was lost") : outcome;
  }

  @Override
  public Optional<PaymentOutcome> find(ChargeRequest wanted) {
    asked.add(wanted.reference());
    meanwhile.run();
    if (wanted.providerMethod().equals("pm_invalid")) {
      return Optional.of(new Invalid("pi_other is of another bill"));
    }
    if (down) {
      return Optional.of(new Unknown("No connection"));
    }
    return made.stream()
        .filter(each -> each.request().reference().equals(wanted.reference()))
        .filter(each -> each.request().attempt() == wanted.attempt())
        .map(Made::answer)
        .map(
            answer ->
                processing.contains(answer.providerReference())
                    ? (PaymentOutcome) new Pending(answer.providerReference())
                    : answer)
        .findFirst()
        .or(() -> Optional.ofNullable(declines.get(attempt(wanted))));
  }

  private static String attempt(ChargeRequest request) {
    return request.reference() + "/" + request.attempt();
  }

  @Override
  public ChargePage charges(@Nullable Instant since, @Nullable String after) {
    List<ChargePage.Charge> all = new ArrayList<>(foreign);
    made.forEach(each -> all.add(each.listed(givenBack, processing)));
    all.removeIf(charge -> since != null && charge.at().isBefore(since));
    List<ChargePage.Charge> listed = all.subList(0, Math.min(all.size(), mostListed));
    if (since != null && after == null) {
      listedSince.add(since);
    }
    String next = nextPage;
    if (next != null) {
      return new ChargePage(listed, next + made.size() + pages.incrementAndGet());
    }
    int first = after == null ? 0 : Integer.parseInt(after);
    int end = (int) Math.min(listed.size(), (long) first + onAPage);
    return new ChargePage(
        listed.subList(first, end), end < listed.size() ? String.valueOf(end) : null);
  }

  private PaymentOutcome outcome(ChargeRequest request) {
    return switch (request.providerMethod()) {
      case "pm_soft" -> new Declined("insufficient_funds", "Not enough funds", true, "pi_soft");
      case "pm_hard" -> new Declined("lost_card", "The card was lost", false, "pi_hard");
      case "pm_action" -> new CustomerAction("authentication_required", "Please confirm", "pi_a");
      case "pm_pending" -> new Pending("pi_pending");
      case "pm_throttled" -> new Throttled("Too many requests");
      case "pm_unknown" -> new Unknown("No answer within 30 s");
      case "pm_invalid" -> new Invalid("pi_other is of another bill");
      case "pm_rejected" -> new Rejected("resource_missing", "No such payment method");
      case "pm_too_small" -> new Rejected("amount_too_small", "Amount must be at least 50 cents");
      case "pm_misconfigured" -> throw new ProviderMisconfigured("Check the key");
      default ->
          charged.computeIfAbsent(
              request.idempotencyKey(),
              _ -> {
                Approved answer =
                    new Approved("pi_" + request.reference() + suffix, clock.instant());
                made.add(new Made(request, answer));
                return answer;
              });
    };
  }
}
