package com.sysopsquad.billing.event;

import com.sysopsquad.billing.ledger.LedgerAccount;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.ledger.Postings.Corrected;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Movement;
import com.sysopsquad.flows.pricing.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores disputes and posts the money that moved because of them. Each event tells all movements of
 * its dispute so far, and each movement is posted once by the provider's reference, so that events
 * can come in any order and any number of times.
 */
final class ApplyingDisputes {

  /** The largest fee that is believed, in minor units. */
  private static final long LARGEST_FEE = 100_000;

  private final Disputes disputes;
  private final PaidCharges charges;
  private final Postings postings;
  private final EventAlerts alerts;

  ApplyingDisputes(Disputes disputes, PaidCharges charges, Postings postings, EventAlerts alerts) {
    this.disputes = disputes;
    this.charges = charges;
    this.postings = postings;
    this.alerts = alerts;
  }

  boolean isKnown(ProviderEvent event) {
    return disputes.find(event.object()).isPresent();
  }

  Decision apply(ProviderEvent event, @Nullable PaidCharge paid, RunTime time) {
    if (!Dispute.isKnown(event.status())) {
      throw new EventObjection("Its status is unknown: \"%s\".".formatted(event.status()));
    }
    lockBill(event, paid);
    Dispute before = disputes.find(event.object()).orElse(null);
    if (before != null) {
      refuseOther(event, before);
    } else if (paid != null) {
      refuseImplausible(event, paid);
      disputes.add(event, paid);
    }
    Dispute dispute = disputes.find(event.object()).orElseThrow();
    boolean hasMoved = move(event, dispute, time);
    boolean isNews = before == null || before.isReplacedBy(event.status(), event.at());
    if (isNews && before != null) {
      disputes.update(event);
    }
    boolean saysMore = isNews && (before == null || !before.status().equals(event.status()));
    if (saysMore) {
      tell(event, dispute, time);
    }
    return hasMoved || saysMore ? Decision.APPLIED : Decision.NO_EFFECT;
  }

  private void lockBill(ProviderEvent event, @Nullable PaidCharge paid) {
    if (paid != null) {
      charges.lock(paid.bill());
    } else {
      disputes.find(event.object()).ifPresent(known -> charges.lock(known.bill()));
    }
  }

  private static void refuseOther(ProviderEvent event, Dispute known) {
    if (!event.charge().equals(known.charge())
        || event.amountMinor() != known.amount().minor()
        || !event.currency().equals(known.amount().currency())) {
      throw new EventObjection(
          "Dispute %s is for %s of %s in our records, and for %d minor units of %s of %s here."
              .formatted(
                  known.id(),
                  known.amount(),
                  known.charge(),
                  event.amountMinor(),
                  event.currency(),
                  event.charge()));
    }
  }

  private static void refuseImplausible(ProviderEvent event, PaidCharge paid) {
    if (!event.currency().equals(paid.amount().currency())
        || event.amountMinor() < 1
        || event.amountMinor() > paid.amount().minor()) {
      throw new EventObjection(
          "It disputes %d minor units of %s, and %s were paid by %s."
              .formatted(event.amountMinor(), event.currency(), paid.amount(), paid.charge()));
    }
  }

  /** Withdrawals first, so that the sum is never below zero on the way. */
  private boolean move(ProviderEvent event, Dispute dispute, RunTime time) {
    List<Movement> news =
        event.movements().stream()
            .distinct()
            .filter(movement -> isNew(movement, dispute))
            .sorted(Comparator.comparingLong(Movement::amountMinor))
            .toList();
    long withdrawn = dispute.withdrawnMinor();
    long elsewhere = disputes.withdrawnByOthers(dispute);
    for (Movement movement : news) {
      refuseImplausible(movement, dispute);
      withdrawn -= movement.amountMinor();
      if (withdrawn < 0 || withdrawn > dispute.amount().minor()) {
        throw tooMuch(movement, withdrawn, dispute.amount());
      }
      if (withdrawn + elsewhere > dispute.charged().minor()) {
        throw tooMuch(movement, withdrawn + elsewhere, dispute.charged());
      }
    }
    news.forEach(movement -> post(movement, dispute, time));
    return !news.isEmpty();
  }

  private static EventObjection tooMuch(Movement movement, long minor, Money of) {
    return new EventObjection(
        "With balance transaction %s, %d minor units of %s would be taken out of %s."
            .formatted(movement.reference(), minor, movement.currency(), of));
  }

  private boolean isNew(Movement movement, Dispute dispute) {
    Disputes.Known known = disputes.movement(movement.reference()).orElse(null);
    if (known != null
        && (!known.dispute().equals(dispute.id()) || !known.movement().equals(movement))) {
      throw new EventObjection(
          "Balance transaction %s is another one in our records.".formatted(movement.reference()));
    }
    return known == null;
  }

  private static void refuseImplausible(Movement movement, Dispute dispute) {
    long charged = dispute.charged().minor();
    if (!movement.currency().equals(dispute.amount().currency())) {
      throw new EventObjection(
          "Balance transaction %s is in %s, and the dispute in %s."
              .formatted(movement.reference(), movement.currency(), dispute.amount().currency()));
    }
    if (movement.amountMinor() < -charged
        || movement.amountMinor() > charged
        || movement.feeMinor() < -LARGEST_FEE
        || movement.feeMinor() > LARGEST_FEE
        || (movement.amountMinor() == 0 && movement.feeMinor() == 0)) {
      throw new EventObjection(
          "Balance transaction %s over %d minor units with a fee of %d is not plausible."
              .formatted(movement.reference(), movement.amountMinor(), movement.feeMinor()));
    }
  }

  private void post(Movement movement, Dispute dispute, RunTime time) {
    int number = disputes.add(movement, dispute, time.now(), time.run());
    if (movement.amountMinor() < 0) {
      post(
          movement,
          dispute,
          number,
          "CHARGEBACK",
          LedgerAccount.CHARGEBACK,
          LedgerAccount.CASH,
          -movement.amountMinor());
    } else if (movement.amountMinor() > 0) {
      post(
          movement,
          dispute,
          number,
          "CHARGEBACK_RETURNED",
          LedgerAccount.CASH,
          LedgerAccount.CHARGEBACK,
          movement.amountMinor());
    }
    if (movement.feeMinor() > 0) {
      post(
          movement,
          dispute,
          number,
          "PROVIDER_FEE",
          LedgerAccount.FEE,
          LedgerAccount.CASH,
          movement.feeMinor());
    } else if (movement.feeMinor() < 0) {
      post(
          movement,
          dispute,
          number,
          "PROVIDER_FEE_RETURNED",
          LedgerAccount.CASH,
          LedgerAccount.FEE,
          -movement.feeMinor());
    }
  }

  private void post(
      Movement movement,
      Dispute dispute,
      int number,
      String cause,
      LedgerAccount debit,
      LedgerAccount credit,
      long minor) {
    postings.corrected(
        new Corrected(
            movement.reference(),
            cause,
            debit,
            credit,
            dispute.customerId(),
            dispute.bill(),
            number,
            new Money(minor, movement.currency())));
  }

  private void tell(ProviderEvent event, Dispute dispute, RunTime time) {
    long bill = dispute.bill();
    tellOpen(bill, time);
    if (event.status().equals("lost")) {
      alerts.raise(
          bill,
          EventAlerts.DISPUTE_LOST,
          "The bank decided for the customer: %s of %s are lost by dispute %s."
              .formatted(dispute.amount(), dispute.charge(), dispute.id()),
          time.now());
    }
  }

  /** A bill has one alert about all its disputes that are open. */
  private void tellOpen(long bill, RunTime time) {
    List<Disputes.Open> open = disputes.open(bill);
    String words = open.stream().map(ApplyingDisputes::words).collect(Collectors.joining(" "));
    if (open.isEmpty()) {
      alerts.close(bill, EventAlerts.DISPUTED, time.now());
    } else if (open.stream().anyMatch(each -> Dispute.needsAnswer(each.status()))) {
      alerts.raise(bill, EventAlerts.DISPUTED, words, time.now());
    } else {
      alerts.change(bill, EventAlerts.DISPUTED, words);
    }
  }

  private static String words(Disputes.Open open) {
    if (!Dispute.needsAnswer(open.status())) {
      return "Dispute %s over %s of %s is answered, and the bank has not decided yet."
          .formatted(open.id(), open.amount(), open.charge());
    }
    String what =
        open.status().startsWith("warning_")
            ? "The bank asks about %s of %s (%s), dispute %s."
            : "The customer disputes %s of %s (%s), dispute %s.";
    String due =
        open.dueBy() == null
            ? ""
            : " It must be answered by %s."
                .formatted(LocalDate.ofInstant(open.dueBy(), ZoneOffset.UTC));
    String reason = open.reason().isEmpty() ? "no reason given" : open.reason();
    return what.formatted(open.amount(), open.charge(), reason, open.id()) + due;
  }
}
