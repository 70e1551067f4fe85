package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.IdempotencyKeys;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundOutcome.NotSent;
import com.sysopsquad.billing.provider.RefundOutcome.Pending;
import com.sysopsquad.billing.provider.RefundOutcome.Refunded;
import com.sysopsquad.billing.provider.RefundOutcome.Refused;
import com.sysopsquad.billing.provider.RefundOutcome.Unknown;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import com.sysopsquad.flows.pricing.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refunds at the provider, outside of any transaction. Each is stored before it is sent. One whose
 * outcome is not known is looked up in the provider's list, and sent again only with the same key
 * and only while the provider remembers it. Nothing is sent while the provider has another refund
 * of the same charge that is not known here, so that nothing is refunded twice.
 */
public class SettlingRefunds {

  private static final Logger log = LoggerFactory.getLogger(SettlingRefunds.class);
  private static final int AT_ONCE = 100;
  private static final UUID FIRST = new UUID(0, 0);

  private final Corrections corrections;
  private final PostingCorrections posting;
  private final PaymentProvider provider;
  private final HoldingBilling holding;
  private final ProviderSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SettlingRefunds(
      Corrections corrections,
      PostingCorrections posting,
      PaymentProvider provider,
      HoldingBilling holding,
      ProviderSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.corrections = corrections;
    this.posting = posting;
    this.provider = provider;
    this.holding = holding;
    this.settings = settings;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * The results of open refunds.
   *
   * @param done confirmed by the provider
   * @param refused not refunded
   * @param open still not known
   */
  public record Settled(long done, long refused, long open) {

    /** How many have ended. */
    public long ended() {
      return done + refused;
    }

    /** One line for a person. */
    public String summary() {
      return "%d refunded, %d refused, %d still open".formatted(done, refused, open);
    }
  }

  /**
   * Settles all refunds whose outcome is not known.
   *
   * @throws BillingOnHold if billing is on hold
   * @throws ProviderMisconfigured if the provider rejects our credentials
   * @throws ProviderUnavailable if it does not respond; the rest stays open
   */
  public Settled settle() {
    Circuit circuit = new Circuit(settings);
    Settled sum = new Settled(0, 0, 0);
    List<Correction> page = corrections.open(FIRST, AT_ONCE);
    while (!page.isEmpty()) {
      holding.refuse();
      for (Correction open : page) {
        sum = add(sum, record(open, call(() -> ask(open), circuit), true));
        if (circuit.isOpen()) {
          throw circuit.reason();
        }
      }
      page = corrections.open(page.getLast().id(), AT_ONCE);
    }
    return sum;
  }

  /** Sends a refund that was just stored; one that fails on the way stays open. */
  Correction send(Correction correction) {
    try {
      return send(correction, new Circuit(settings));
    } catch (ProviderMisconfigured | BillingOnHold e) {
      log.warn("Refund {} was not sent: {}", correction.id(), e.getMessage());
      return correction;
    }
  }

  /**
   * Sends one of several refunds that were just stored; one that fails on the way stays open. A
   * refusal is told to the person who asked for it; billing's own gets an alert.
   *
   * @param circuit told what the provider answers
   * @throws ProviderMisconfigured if the provider rejects our credentials
   * @throws BillingOnHold if billing has been put on hold since the refund was stored
   */
  Correction send(Correction correction, Circuit circuit) {
    return correction.state() == CorrectionState.REQUESTED
        ? record(
            correction,
            call(() -> refund(request(correction)), circuit),
            correction.actor().equals(RefundingEndedPlans.ACTOR))
        : correction;
  }

  /**
   * A refund of a charge at the provider.
   *
   * @throws CorrectionRefused if there is none, or the provider cannot be asked
   */
  RefundPage.Refund find(String charge, String reference, long bill) {
    List<RefundPage.Refund> all;
    try {
      all = provider.refundsOf(charge);
    } catch (ProviderUnavailable | ProviderMisconfigured away) {
      throw new CorrectionRefused(String.valueOf(away.getMessage()));
    }
    return all.stream()
        .filter(refund -> refund.providerReference().equals(reference))
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionRefused(
                    "The provider has no refund %s of the payment of bill %d."
                        .formatted(reference, bill)));
  }

  /** Records a refund that the provider has; needs the transaction of its caller. */
  void record(Correction correction, RefundPage.Refund made) {
    write(correction, new Refunded(made.providerReference(), made.at()));
  }

  private static RefundOutcome call(Supplier<RefundOutcome> call, Circuit circuit) {
    try {
      circuit.pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the provider", e);
    }
    RefundOutcome outcome = call.get();
    circuit.saw(outcome);
    return outcome;
  }

  private RefundOutcome ask(Correction open) {
    RefundRequest request = request(open);
    Optional<RefundOutcome> found = provider.findRefund(request);
    if (found.isPresent()) {
      return found.get();
    }
    Instant requestedAt = Objects.requireNonNull(open.requestedAt());
    return IdempotencyKeys.areRemembered(requestedAt, clock.instant())
        ? refund(request)
        : new Refused("The provider has no such refund. Nothing was refunded.");
  }

  /**
   * After a restore, a refund that is not known here may be the same one; only a person knows. One
   * of the same correction is the same one.
   */
  private RefundOutcome refund(RefundRequest request) {
    List<RefundPage.Refund> all;
    try {
      all = provider.refundsOf(request.charge());
    } catch (ProviderUnavailable e) {
      return new NotSent(String.valueOf(e.getMessage()));
    }
    if (all.stream().anyMatch(refund -> request.correction().equals(refund.correction()))) {
      return provider
          .findRefund(request)
          .orElseGet(() -> new Unknown("The provider lists this refund but does not find it."));
    }
    return all.stream()
        .filter(refund -> !corrections.include(refund))
        .findFirst()
        .<RefundOutcome>map(refund -> new Refused(unknown(refund)))
        .orElseGet(() -> sendUnlessOnHold(request));
  }

  /** The last look before money moves: a hold may have begun since the refund was stored. */
  private RefundOutcome sendUnlessOnHold(RefundRequest request) {
    holding.refuse();
    return provider.refund(request);
  }

  /**
   * Records an outcome.
   *
   * @param isUnseen whether nobody waits for it, so that a refusal needs an alert
   */
  private Correction record(Correction correction, RefundOutcome outcome, boolean isUnseen) {
    return transaction.execute(
        _ -> {
          Correction now = corrections.lock(correction.id());
          if (now.state().isOpen()) {
            write(now, outcome);
            if (isUnseen && outcome instanceof Refused(String words)) {
              corrections.raiseRefusal(now, words, clock.instant());
            }
          }
          return corrections.get(correction.id());
        });
  }

  private void write(Correction open, RefundOutcome outcome) {
    UUID id = open.id();
    switch (outcome) {
      case Refunded(String refund, Instant at) -> {
        corrections.answered(id, CorrectionState.DONE, refund, null, at, posting.post(open));
        corrections.closeRefusal(open, clock.instant());
        posting.tell(open, corrections.lastFour(open));
      }
      case Refused(String words) ->
          corrections.answered(
              id, CorrectionState.REFUSED, open.providerRefund(), words, clock.instant(), null);
      case Pending(String refund, String words) ->
          corrections.answered(id, CorrectionState.UNKNOWN, refund, words, null, null);
      case NotSent(String words) ->
          corrections.answered(id, open.state(), open.providerRefund(), words, null, null);
      case Unknown(String words) ->
          corrections.answered(
              id, CorrectionState.UNKNOWN, open.providerRefund(), words, null, null);
    }
  }

  /**
   * The provider's refunds of a charge.
   *
   * @throws CorrectionRefused if the provider cannot be asked
   */
  List<RefundPage.Refund> ofCharge(String charge) {
    try {
      return provider.refundsOf(charge);
    } catch (ProviderUnavailable | ProviderMisconfigured away) {
      throw new CorrectionRefused(
          "Without the provider's list of refunds, nothing is given back: " + away.getMessage());
    }
  }

  /**
   * Refuses what gives back the money of a charge while the provider has a refund of it that is not
   * known here.
   *
   * @throws CorrectionRefused if one of these is not known
   */
  void refuseUnknown(List<RefundPage.Refund> refunds) {
    for (RefundPage.Refund refund : refunds) {
      if (!corrections.include(refund)) {
        throw new CorrectionRefused(unknown(refund));
      }
    }
  }

  private static String unknown(RefundPage.Refund refund) {
    return ("The provider already has a refund of %s for this payment, %s, which our records lack."
            + " Record that refund first.")
        .formatted(amount(refund), refund.providerReference());
  }

  /** Even in a currency that we do not bill in. */
  private static String amount(RefundPage.Refund refund) {
    return Money.currencies().contains(refund.currency())
        ? new Money(refund.amountMinor(), refund.currency()).toString()
        : "%d minor units of %s".formatted(refund.amountMinor(), refund.currency());
  }

  private static Settled add(Settled sum, Correction correction) {
    return switch (correction.state()) {
      case DONE -> new Settled(sum.done() + 1, sum.refused(), sum.open());
      case REFUSED -> new Settled(sum.done(), sum.refused() + 1, sum.open());
      case ASKED, REQUESTED, UNKNOWN, DECLINED ->
          new Settled(sum.done(), sum.refused(), sum.open() + 1);
    };
  }

  private static RefundRequest request(Correction correction) {
    return new RefundRequest(
        correction.id(), Objects.requireNonNull(correction.charge()), correction.amount());
  }
}
