package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.PaymentFailure;
import com.sysopsquad.billing.alert.PaymentFailureKind;
import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.database.IndexedPlans;
import com.sysopsquad.billing.invoice.IssuingInvoices;
import com.sysopsquad.billing.invoice.PaidBill;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what came of charges: attempt, invoice, number, alert and messages of a batch in one
 * transaction. Nothing is caught here: a batch is written whole or not at all.
 */
final class SettlingPayments {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PaymentAttempts attempts;
  private final IssuingInvoices invoices;
  private final ReportingPaymentFailures failure;

  SettlingPayments(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PaymentAttempts attempts,
      IssuingInvoices invoices,
      ReportingPaymentFailures failure) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.attempts = attempts;
    this.invoices = invoices;
    this.failure = failure;
  }

  /** Writes the first attempts of bills of one partition. */
  void settle(YearMonth month, int partition, List<FinishedCharge> charges, WriteFence fence) {
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          IndexedPlans.hold(jdbc);
          attempts.add(charges.stream().filter(charge -> charge.attempt() != null).toList());
          invoices.issue(month, partition, paid(charges));
          failure.report(failures(charges));
        });
  }

  /**
   * Writes what open attempts have become.
   *
   * @param partitionOf of a bill, for the series of its invoice
   * @return those that were written; another had settled the rest
   */
  List<FinishedCharge> resolve(
      List<FinishedCharge> charges, Function<Bill, Integer> partitionOf, WriteFence fence) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              fence.hold();
              IndexedPlans.hold(jdbc);
              Set<Long> open = attempts.resolve(charges);
              List<FinishedCharge> resolved =
                  charges.stream().filter(charge -> open.contains(charge.bill().id())).toList();
              // In one order everywhere, so that two writers cannot wait for each other's series.
              Map<Series, List<FinishedCharge>> bySeries =
                  resolved.stream()
                      .filter(FinishedCharge::isPaid)
                      .collect(
                          Collectors.groupingBy(
                              charge ->
                                  new Series(
                                      charge.bill().month(), partitionOf.apply(charge.bill())),
                              TreeMap::new,
                              Collectors.toList()));
              bySeries.forEach(
                  (series, paid) -> invoices.issue(series.month(), series.partition(), paid(paid)));
              failure.report(failures(resolved));
              failure.foundOut(
                  resolved.stream()
                      .filter(charge -> !isOpen(charge))
                      .map(charge -> charge.bill().id())
                      .toList());
              return resolved;
            }));
  }

  private static List<PaidBill> paid(List<FinishedCharge> charges) {
    return charges.stream().filter(FinishedCharge::isPaid).map(SettlingPayments::paid).toList();
  }

  private static PaidBill paid(FinishedCharge charge) {
    PaymentAttempt attempt = Objects.requireNonNull(charge.attempt());
    return new PaidBill(
        charge.bill(),
        Objects.requireNonNull(attempt.providerReference()),
        Objects.requireNonNull(attempt.settledAt()));
  }

  private static boolean isOpen(FinishedCharge charge) {
    return charge.attempt() != null && charge.attempt().state().isOpen();
  }

  private static List<PaymentFailure> failures(List<FinishedCharge> charges) {
    return charges.stream().flatMap(SettlingPayments::failure).toList();
  }

  private static Stream<PaymentFailure> failure(FinishedCharge charge) {
    Bill bill = charge.bill();
    PaymentAttempt attempt = charge.attempt();
    if (attempt == null) {
      String why = Objects.requireNonNull(bill.parked());
      return Stream.of(new PaymentFailure(bill, PaymentFailureKind.NOT_PRICED, why, charge.at()));
    }
    String detail = Objects.requireNonNullElse(attempt.reason(), attempt.state().name());
    return switch (attempt.state()) {
      case APPROVED -> Stream.empty();
      case SOFT_DECLINE -> Stream.of(of(PaymentFailureKind.SOFT_DECLINE, charge, detail));
      case HARD_DECLINE -> Stream.of(of(PaymentFailureKind.HARD_DECLINE, charge, detail));
      case CUSTOMER_ACTION -> Stream.of(of(PaymentFailureKind.CUSTOMER_ACTION, charge, detail));
      case NOT_SENT -> Stream.of(of(PaymentFailureKind.NO_CARD, charge, detail));
      case REJECTED -> Stream.of(of(PaymentFailureKind.REJECTED, charge, detail));
      case PARKED -> Stream.of(of(PaymentFailureKind.UNRESOLVED, charge, detail));
      case PENDING, THROTTLED, UNKNOWN -> Stream.of(of(PaymentFailureKind.OPEN, charge, detail));
    };
  }

  private static PaymentFailure of(PaymentFailureKind kind, FinishedCharge charge, String detail) {
    return new PaymentFailure(charge.bill(), kind, detail, charge.at());
  }

  private record Series(YearMonth month, int partition) implements Comparable<Series> {

    @Override
    public int compareTo(Series other) {
      int byMonth = month.compareTo(other.month);
      return byMonth != 0 ? byMonth : Integer.compare(partition, other.partition);
    }
  }
}
