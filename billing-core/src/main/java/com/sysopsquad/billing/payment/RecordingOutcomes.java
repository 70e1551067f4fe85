package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.PaymentFailure;
import com.sysopsquad.billing.alert.PaymentFailureKind;
import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.database.IndexedPlans;
import com.sysopsquad.billing.invoice.IssuingInvoices;
import com.sysopsquad.billing.invoice.PaidBill;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.payment.FinishedCharge.Answered;
import com.sysopsquad.billing.payment.FinishedCharge.Attempted;
import com.sysopsquad.billing.payment.FinishedCharge.NotChargeable;
import com.sysopsquad.billing.payment.FinishedCharge.NotPriced;
import com.sysopsquad.billing.payment.FinishedCharge.NothingToPay;
import com.sysopsquad.billing.payment.PaymentAttempt.Open;
import com.sysopsquad.billing.payment.PaymentAttempt.Paid;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.flows.pricing.Charge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the outcomes of charges: attempts, postings, invoices, numbers, alerts and messages of a
 * batch in one transaction. Exceptions are not caught here: a batch is written completely or not at
 * all.
 */
public final class RecordingOutcomes {

  private final IndexedPlans plans;
  private final TransactionTemplate transaction;
  private final PaymentAttempts attempts;
  private final Postings postings;
  private final IssuingInvoices invoices;
  private final ReportingPaymentFailures reporting;

  RecordingOutcomes(
      IndexedPlans plans,
      PlatformTransactionManager transactions,
      PaymentAttempts attempts,
      Postings postings,
      IssuingInvoices invoices,
      ReportingPaymentFailures reporting) {
    this.plans = plans;
    this.transaction = new TransactionTemplate(transactions);
    this.attempts = attempts;
    this.postings = postings;
    this.invoices = invoices;
    this.reporting = reporting;
  }

  /** Writes the first attempts of bills of one partition. */
  void settle(int partition, List<FinishedCharge> charges, WriteFence fence) {
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          plans.hold();
          attempts.add(attempted(charges));
          postings.paid(payments(charges));
          park(notPriced(charges));
          invoices.issue(partition, paid(charges));
          reporting.report(failures(charges));
        });
  }

  /**
   * Writes the new states of open attempts.
   *
   * @param partitionOf partition of a bill, for the series of its invoice
   * @return the attempts that were written; another process had settled the others
   */
  public List<Attempted> resolve(
      List<Attempted> charges, ToIntFunction<Bill.Header> partitionOf, WriteFence fence) {
    return transaction.execute(
        _ -> {
          fence.hold();
          plans.hold();
          Set<Long> open = attempts.resolve(charges);
          List<Attempted> resolved =
              charges.stream().filter(charge -> open.contains(charge.bill().id())).toList();
          postings.paid(payments(resolved));
          issue(resolved, partitionOf);
          reporting.report(failures(resolved));
          reporting.outcomesAreKnown(
              resolved.stream()
                  .filter(charge -> !(charge.attempt() instanceof Open))
                  .map(charge -> charge.bill().id())
                  .toList());
          return resolved;
        });
  }

  /**
   * Settles bills with an amount of zero that are not due in any run because they once had an
   * attempt.
   *
   * @return how many
   */
  int settleNothingToPay(
      List<NothingToPay> bills, ToIntFunction<Bill.Header> partitionOf, WriteFence fence) {
    return transaction.execute(
        _ -> {
          fence.hold();
          plans.hold();
          issue(bills, partitionOf);
          reporting.areTriedAgain(bills.stream().map(each -> each.bill().id()).toList());
          return bills.size();
        });
  }

  /**
   * Writes charges that the provider knew and this database did not.
   *
   * @param partitionOf partition of a bill, for the series of its invoice
   * @return how many were written; another process had settled the others
   */
  public int adopt(
      List<Answered> charges, ToIntFunction<Bill.Header> partitionOf, WriteFence fence) {
    return transaction.execute(
        _ -> {
          fence.hold();
          plans.hold();
          Set<Long> written = attempts.adopt(charges);
          List<Answered> adopted =
              charges.stream().filter(charge -> written.contains(charge.bill().id())).toList();
          postings.paid(payments(adopted));
          issue(adopted, partitionOf);
          reporting.areTriedAgain(List.copyOf(written));
          reporting.report(failures(adopted));
          return adopted.size();
        });
  }

  private void park(List<NotPriced> bills) {
    List<Long> parked = attempts.park(bills);
    if (!parked.isEmpty()) {
      postings.changed(parked);
    }
  }

  private void issue(
      List<? extends FinishedCharge> resolved, ToIntFunction<Bill.Header> partitionOf) {
    // The same order everywhere, so that two writers cannot wait for each other's series.
    Map<Integer, List<PaidBill>> byPartition = new TreeMap<>();
    for (PaidBill paid : paid(resolved)) {
      byPartition
          .computeIfAbsent(partitionOf.applyAsInt(paid.header()), _ -> new ArrayList<>())
          .add(paid);
    }
    byPartition.forEach(invoices::issue);
  }

  private static List<Attempted> attempted(List<FinishedCharge> charges) {
    List<Attempted> attempted = new ArrayList<>(charges.size());
    for (FinishedCharge charge : charges) {
      if (charge instanceof Attempted each) {
        attempted.add(each);
      }
    }
    return attempted;
  }

  private static List<NotPriced> notPriced(List<FinishedCharge> charges) {
    List<NotPriced> parked = new ArrayList<>();
    for (FinishedCharge charge : charges) {
      if (charge instanceof NotPriced each) {
        parked.add(each);
      }
    }
    return parked;
  }

  private static List<PaidBill> paid(List<? extends FinishedCharge> charges) {
    List<PaidBill> paid = new ArrayList<>(charges.size());
    for (FinishedCharge charge : charges) {
      switch (charge) {
        case Answered(Bill.Chargeable bill, Paid payment, Instant _) ->
            paid.add(PaidBill.of(bill, payment.providerReference(), payment.settledAt()));
        case NothingToPay(Bill bill, Charge charged, Instant at) ->
            paid.add(PaidBill.nothingToPay(bill.header(), charged, at));
        default -> {}
      }
    }
    return paid;
  }

  /**
   * A bill with an amount of zero is settled by its invoice: no money moves, and there is nothing
   * to post.
   */
  private static List<Postings.Payment> payments(List<? extends FinishedCharge> charges) {
    List<Postings.Payment> payments = new ArrayList<>(charges.size());
    for (FinishedCharge charge : charges) {
      if (charge instanceof Answered(Bill.Chargeable bill, Paid payment, Instant _)) {
        payments.add(new Postings.Payment(bill.id(), payment.number()));
      }
    }
    return payments;
  }

  private static List<PaymentFailure> failures(List<? extends FinishedCharge> charges) {
    return charges.stream().map(RecordingOutcomes::failure).flatMap(Optional::stream).toList();
  }

  private static Optional<PaymentFailure> failure(FinishedCharge charge) {
    return switch (charge) {
      case NotPriced(Bill.Parked bill, Instant at) ->
          Optional.of(
              new PaymentFailure(
                  bill,
                  bill.isTooSmall() ? PaymentFailureKind.TOO_SMALL : PaymentFailureKind.NOT_PRICED,
                  bill.why(),
                  at));
      case NothingToPay _ -> Optional.empty();
      case NotChargeable ended when ended.attempt().state() == AttemptState.NOT_SENT ->
          Optional.empty();
      case Attempted attempted -> failure(attempted);
    };
  }

  private static Optional<PaymentFailure> failure(Attempted charge) {
    return kind(charge.attempt())
        .map(kind -> new PaymentFailure(charge.bill(), kind, detail(charge), charge.at()));
  }

  private static String detail(Attempted charge) {
    return Objects.requireNonNullElse(charge.attempt().reason(), charge.attempt().state().name());
  }

  private static Optional<PaymentFailureKind> kind(PaymentAttempt attempt) {
    return switch (attempt.state()) {
      case APPROVED -> Optional.empty();
      case SOFT_DECLINE -> Optional.of(PaymentFailureKind.SOFT_DECLINE);
      case HARD_DECLINE -> Optional.of(PaymentFailureKind.HARD_DECLINE);
      case CUSTOMER_ACTION -> Optional.of(PaymentFailureKind.CUSTOMER_ACTION);
      case NOT_SENT -> Optional.of(PaymentFailureKind.NO_CARD);
      case REJECTED ->
          Optional.of(
              Rejected.TOO_SMALL.equals(attempt.code())
                  ? PaymentFailureKind.TOO_SMALL
                  : PaymentFailureKind.REJECTED);
      case PARKED -> Optional.of(PaymentFailureKind.UNRESOLVED);
      case PENDING, THROTTLED, UNKNOWN -> Optional.of(PaymentFailureKind.OPEN);
    };
  }
}
