package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.correction.CorrectableBill.Payment;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.flows.pricing.Money;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refunds, credits and write-offs by a person. The same key gives the same correction, however
 * often it is asked for, and two people at once never correct more than there is. A correction over
 * a larger amount waits for a second person and holds its amount meanwhile.
 */
public class MakingCorrections {

  private static final Duration DAY = Duration.ofDays(1);

  private final Corrections corrections;
  private final PostingCorrections posting;
  private final SettlingRefunds refunds;
  private final CorrectionSettings settings;
  private final HoldingBilling holding;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MakingCorrections(
      Corrections corrections,
      PostingCorrections posting,
      SettlingRefunds refunds,
      CorrectionSettings settings,
      HoldingBilling holding,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.corrections = corrections;
    this.posting = posting;
    this.refunds = refunds;
    this.settings = settings;
    this.holding = holding;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What a correction would do now; changes nothing.
   *
   * @param actor who would make it
   * @throws CorrectionRefused if it is not possible
   * @throws NothingToCorrect if billing does not know the customer or the bill
   */
  public CorrectionPreview preview(CorrectionRequest request, String actor) {
    refuseUncompared(request.kind());
    CorrectableBill bill = bill(request);
    RefundPage.Refund made = made(request, bill);
    Money amount = amount(request, bill, made);
    return new CorrectionPreview(
        request,
        amount,
        bill != null && request.kind() == CorrectionKind.CARD_REFUND
            ? bill.paid().lastFour()
            : null,
        made == null && needsSecond(request.customerId(), amount, actor),
        bill != null && request.kind() != CorrectionKind.WRITE_OFF
            ? bill.paid().left().minus(amount)
            : null);
  }

  /**
   * Makes a correction. A refund to a card is stored first and sent to the provider afterward. One
   * that was made at the provider is only recorded; its money has moved, so no second person is
   * needed. A refund as credit is refused while the provider has a refund of the same charge that
   * is not known here, so that after a restore nothing is given back twice.
   *
   * @param key the same key gives the same correction
   * @throws CorrectionRefused if it is not possible, the key belongs to another correction, or
   *     billing is on hold
   * @throws NothingToCorrect if billing does not know the customer or the bill
   */
  public Correction make(CorrectionRequest request, String key, String actor, String reason) {
    Made made = store(request, key, actor, reason);
    return made.isNew() ? refunds.send(made.correction()) : made.correction();
  }

  /**
   * Makes one of several corrections in a row, in the same way.
   *
   * @param circuit told what the provider answers
   * @throws com.sysopsquad.billing.provider.ProviderMisconfigured if the provider rejects our
   *     credentials
   */
  Correction make(
      CorrectionRequest request, String key, String actor, String reason, Circuit circuit) {
    Made made = store(request, key, actor, reason);
    return made.isNew() ? refunds.send(made.correction(), circuit) : made.correction();
  }

  /**
   * Confirms a correction that waits for a second person.
   *
   * @throws CorrectionRefused if it does not wait, is no longer possible, or is the actor's own, or
   *     if billing is on hold
   * @throws NothingToCorrect if there is no such correction
   */
  public Correction confirm(UUID id, String actor) {
    refuseOnHold();
    List<RefundPage.Refund> atProvider = atProvider(corrections.get(id));
    Made made =
        transaction.execute(
            _ -> {
              Correction asked = lock(id);
              if (actor.equals(asked.decidedBy()) && asked.state() != CorrectionState.DECLINED) {
                return new Made(asked, false);
              }
              refuseDecided(asked);
              if (actor.equals(asked.actor())) {
                throw new CorrectionRefused("A different person must confirm this correction.");
              }
              refuseUncompared(asked.kind());
              refuseChangedMeanwhile(asked);
              refunds.refuseUnknown(atProvider);
              Instant now = clock.instant();
              Correction begun = begun(asked, now);
              corrections.decided(begun, actor, now, null, post(begun));
              finish(begun, now);
              return new Made(corrections.get(id), true);
            });
    return made.isNew() ? refunds.send(made.correction()) : made.correction();
  }

  /**
   * Declines a correction that waits for a second person, or withdraws one's own.
   *
   * @throws CorrectionRefused if it does not wait
   * @throws NothingToCorrect if there is no such correction
   */
  public Correction decline(UUID id, String actor, String why) {
    return transaction.execute(
        _ -> {
          Correction asked = lock(id);
          if (actor.equals(asked.decidedBy()) && asked.state() == CorrectionState.DECLINED) {
            return asked;
          }
          refuseDecided(asked);
          corrections.decided(
              with(asked, CorrectionState.DECLINED, null, null), actor, clock.instant(), why, null);
          return corrections.get(id);
        });
  }

  private void refuseOnHold() {
    try {
      holding.refuse();
    } catch (BillingOnHold hold) {
      throw new CorrectionRefused(String.valueOf(hold.getMessage()));
    }
  }

  private record Made(Correction correction, boolean isNew) {}

  /** What is written off may have been paid: a restore may have lost the charge. */
  private void refuseUncompared(CorrectionKind kind) {
    if (kind == CorrectionKind.WRITE_OFF && holding.awaitsComparison()) {
      throw new CorrectionRefused(HoldingBilling.NOT_COMPARED);
    }
  }

  private Made store(CorrectionRequest request, String key, String actor, String reason) {
    refuseOnHold();
    Optional<Correction> before = corrections.withKey(key);
    if (before.isPresent()) {
      return new Made(same(before.get(), request, reason), false);
    }
    refuseUncompared(request.kind());
    RefundPage.Refund found = made(request, bill(request));
    List<RefundPage.Refund> atProvider = atProvider(request);
    return transaction.execute(_ -> makeOnce(request, found, atProvider, key, actor, reason));
  }

  private Made makeOnce(
      CorrectionRequest request,
      RefundPage.@Nullable Refund found,
      List<RefundPage.Refund> atProvider,
      String key,
      String actor,
      String reason) {
    corrections.lockKey(key);
    Optional<Correction> before = corrections.withKey(key);
    if (before.isPresent()) {
      return new Made(same(before.get(), request, reason), false);
    }
    corrections.lockCustomer(request.customerId());
    if (request.bill() != null) {
      corrections.lockBill(request.bill());
    }
    CorrectableBill bill = bill(request);
    if (found != null) {
      refuseRecorded(found);
    }
    Money amount = amount(request, bill, found);
    refunds.refuseUnknown(atProvider);
    UUID id = idOf(found, id(request, amount, key));
    refuseKnown(id);
    Instant now = clock.instant();
    boolean needsSecond = found == null && needsSecond(request.customerId(), amount, actor);
    Correction asked =
        new Correction(
            id,
            request.kind(),
            request.customerId(),
            request.bill(),
            bill == null ? 1 : bill.corrections() + 1,
            amount,
            reason,
            actor,
            now,
            needsSecond,
            CorrectionState.ASKED,
            null,
            charge(request, bill),
            null,
            null,
            null,
            null);
    Correction first = needsSecond ? asked : begun(asked, now);
    corrections.add(first, key, post(first));
    if (found != null) {
      refunds.record(first, found);
      corrections.closeAlert(found.providerReference(), now, actor, reason);
    }
    finish(first, now);
    return new Made(corrections.get(first.id()), true);
  }

  /** Also if it is divided into parts; what billing requests itself is for one payment each. */
  private boolean needsSecond(UUID customer, Money amount, String actor) {
    Money before =
        actor.equals(RefundingEndedPlans.ACTOR)
            ? new Money(0, amount.currency())
            : corrections.madeAlone(customer, actor, amount.currency(), clock.instant().minus(DAY));
    return settings.needsSecond(before.plus(amount));
  }

  /** One that a restore has lost gets its ID again, so that its customer is not told twice. */
  private UUID idOf(RefundPage.@Nullable Refund found, UUID otherwise) {
    UUID lost = found == null ? null : found.correction();
    return lost == null || corrections.exists(lost) ? otherwise : lost;
  }

  /** Lost by a restore, and recorded with another key since then. */
  private void refuseKnown(UUID id) {
    if (corrections.exists(id)) {
      throw new CorrectionRefused("This correction is already recorded.");
    }
  }

  private void refuseRecorded(RefundPage.Refund found) {
    if (corrections.include(found)) {
      throw new CorrectionRefused(
          "Refund %s is already recorded.".formatted(found.providerReference()));
    }
  }

  /** The refund at the provider that is to be recorded; null if none is. */
  private RefundPage.@Nullable Refund made(
      CorrectionRequest request, @Nullable CorrectableBill bill) {
    String reference = request.madeAtProvider();
    if (reference == null) {
      return null;
    }
    if (bill == null || request.kind() != CorrectionKind.CARD_REFUND) {
      throw new CorrectionRefused("Only a refund to the card that paid a bill can be recorded.");
    }
    RefundPage.Refund found = refunds.find(bill.paid().charge(), reference, bill.id());
    refuseRecorded(found);
    if (!found.isFinal()) {
      throw new CorrectionRefused(
          "The provider has not decided about refund %s yet. Record it later."
              .formatted(reference));
    }
    return found;
  }

  /**
   * The same for the same correction with the same key, even if a restore has undone the first one,
   * so that the provider and the customer recognize it.
   */
  static UUID id(CorrectionRequest request, Money amount, String key) {
    String asked =
        "%s %s %s %d %s %s"
            .formatted(
                request.customerId(),
                request.kind(),
                request.bill(),
                amount.minor(),
                amount.currency(),
                key);
    return UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
  }

  /** The provider's refunds of what is given back as credit; asked outside of any transaction. */
  private List<RefundPage.Refund> atProvider(CorrectionRequest request) {
    CorrectableBill bill = bill(request);
    return bill == null || request.kind() != CorrectionKind.CREDIT_REFUND
        ? List.of()
        : refunds.ofCharge(bill.paid().charge());
  }

  private List<RefundPage.Refund> atProvider(Correction asked) {
    return asked.state() == CorrectionState.ASKED
        ? atProvider(
            new CorrectionRequest(asked.kind(), asked.customerId(), asked.bill(), asked.amount()))
        : List.of();
  }

  private static Correction same(Correction before, CorrectionRequest request, String reason) {
    if (before.kind() != request.kind()
        || !before.customerId().equals(request.customerId())
        || !Objects.equals(before.bill(), request.bill())
        || (request.amount() != null && !request.amount().equals(before.amount()))
        || (request.madeAtProvider() != null
            && !request.madeAtProvider().equals(before.providerRefund()))
        || !before.reason().equals(reason)) {
      throw new CorrectionRefused("This key was already used for a different correction.");
    }
    return before;
  }

  private @Nullable CorrectableBill bill(CorrectionRequest request) {
    UUID customer = request.customerId();
    if (!corrections.isCustomer(customer)) {
      throw new NothingToCorrect("There is no customer %s in billing.".formatted(customer));
    }
    Long bill = request.bill();
    if ((bill == null) != (request.kind() == CorrectionKind.GOODWILL)) {
      throw new CorrectionRefused(
          bill == null
              ? "Enter the number of the bill."
              : "A goodwill credit is not for a bill. Refund the bill as credit instead.");
    }
    return bill == null
        ? null
        : corrections
            .bill(customer, bill)
            .orElseThrow(
                () -> new NothingToCorrect("This customer has no bill %d.".formatted(bill)));
  }

  private Money amount(
      CorrectionRequest request,
      @Nullable CorrectableBill bill,
      RefundPage.@Nullable Refund found) {
    if (found == null) {
      return amount(request.amount(), request, bill);
    }
    if (!Money.currencies().contains(found.currency())) {
      throw new CorrectionRefused(
          "Refund %s is in %s.".formatted(found.providerReference(), found.currency()));
    }
    Money refunded = new Money(found.amountMinor(), found.currency());
    if (request.amount() != null && !request.amount().equals(refunded)) {
      throw new CorrectionRefused(
          "Refund %s is for %s, not for %s."
              .formatted(found.providerReference(), refunded, request.amount()));
    }
    return amount(refunded, request, bill);
  }

  private Money amount(
      @Nullable Money asked, CorrectionRequest request, @Nullable CorrectableBill bill) {
    if (asked != null && asked.minor() <= 0) {
      throw new CorrectionRefused("Enter an amount above zero.");
    }
    if (bill == null) {
      if (asked == null) {
        throw new CorrectionRefused("Enter an amount and its currency.");
      }
      refuseStrangeCurrency(request.customerId(), asked.currency());
      return asked;
    }
    Money most = bill.correctable(request.kind());
    if (most.minor() == 0) {
      throw new CorrectionRefused("Bill %d is already fully refunded.".formatted(bill.id()));
    }
    if (asked == null) {
      return most;
    }
    if (!asked.currency().equals(most.currency())) {
      throw new CorrectionRefused(
          "Bill %d is in %s, not in %s.".formatted(bill.id(), most.currency(), asked.currency()));
    }
    if (request.kind() == CorrectionKind.WRITE_OFF && asked.minor() != most.minor()) {
      throw new CorrectionRefused(
          "Bill %d can only be written off completely: %s.".formatted(bill.id(), most));
    }
    if (asked.minor() > most.minor()) {
      throw new CorrectionRefused(
          "At most %s of bill %d can be refunded.".formatted(most, bill.id()));
    }
    return asked;
  }

  private void refuseStrangeCurrency(UUID customer, String currency) {
    Set<String> known = corrections.currencies(customer);
    if (!known.isEmpty() && !known.contains(currency)) {
      throw new CorrectionRefused(
          "This customer's bills are in %s, not in %s."
              .formatted(String.join(" and ", new TreeSet<>(known)), currency));
    }
  }

  private static @Nullable String charge(
      CorrectionRequest request, @Nullable CorrectableBill bill) {
    if (bill == null || request.kind() != CorrectionKind.CARD_REFUND) {
      return null;
    }
    Payment paid = bill.paid();
    return paid.charge();
  }

  /** The bill first, as when a correction is made, so that nobody waits in a circle. */
  private Correction lock(UUID id) {
    Long bill = corrections.get(id).bill();
    if (bill != null) {
      corrections.lockBill(bill);
    }
    return corrections.lock(id);
  }

  private static void refuseDecided(Correction asked) {
    if (asked.state() != CorrectionState.ASKED) {
      throw new CorrectionRefused(
          asked.decidedBy() == null
              ? "This correction does not wait for a second person."
              : "%s has already decided on this correction.".formatted(asked.decidedBy()));
    }
  }

  /** A refund holds its amount while it waits; an unpaid bill can be paid, or get another price. */
  private void refuseChangedMeanwhile(Correction asked) {
    Long bill = asked.bill();
    if (asked.kind() == CorrectionKind.WRITE_OFF && bill != null) {
      Money unpaid = corrections.bill(asked.customerId(), bill).orElseThrow().unpaid();
      if (!unpaid.equals(asked.amount())) {
        throw new CorrectionRefused(
            "Bill %d is now for %s. Decline this write-off and request it again."
                .formatted(bill, unpaid));
      }
    }
  }

  private static Correction begun(Correction asked, Instant now) {
    return asked.kind() == CorrectionKind.CARD_REFUND
        ? with(asked, CorrectionState.REQUESTED, now, null)
        : with(asked, CorrectionState.DONE, null, now);
  }

  private @Nullable Long post(Correction correction) {
    return correction.state() == CorrectionState.DONE ? posting.post(correction) : null;
  }

  private void finish(Correction correction, Instant now) {
    Long bill = correction.bill();
    if (correction.state() != CorrectionState.DONE) {
      return;
    }
    if (correction.kind() == CorrectionKind.WRITE_OFF && bill != null) {
      corrections.writeOff(bill, now, correction.actor(), correction.reason());
    }
    corrections.closeRefusal(correction, now);
    posting.tell(correction, null);
  }

  private static Correction with(
      Correction asked,
      CorrectionState state,
      @Nullable Instant requestedAt,
      @Nullable Instant settledAt) {
    return new Correction(
        asked.id(),
        asked.kind(),
        asked.customerId(),
        asked.bill(),
        asked.number(),
        asked.amount(),
        asked.reason(),
        asked.actor(),
        asked.madeAt(),
        asked.needsSecond(),
        state,
        asked.decidedBy(),
        asked.charge(),
        requestedAt,
        null,
        null,
        settledAt);
  }
}
