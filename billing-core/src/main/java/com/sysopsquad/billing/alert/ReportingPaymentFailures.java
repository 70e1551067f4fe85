package com.sysopsquad.billing.alert;

import com.sysopsquad.billing.alert.Alerts.Alert;
import com.sysopsquad.billing.alert.PaymentFailureKind.Notice;
import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import com.sysopsquad.flows.pricing.Money;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alert for a person in billing and notifies the customer, once per bill, kind and
 * attempt.
 */
public class ReportingPaymentFailures {

  private final Alerts alerts;
  private final PaymentProblemGateway problems;
  private final Clock clock;

  ReportingPaymentFailures(Alerts alerts, PaymentProblemGateway problems, Clock clock) {
    this.alerts = alerts;
    this.problems = problems;
    this.clock = clock;
  }

  /** Reports failures that were not reported before, within the caller's transaction. */
  public void report(List<PaymentFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    List<Alert> reported =
        failures.stream().map(failure -> new Alert(UUID.randomUUID(), failure)).toList();
    Set<UUID> raised = alerts.raise(reported);
    List<PaymentProblem> notices =
        reported.stream()
            .filter(alert -> raised.contains(alert.id()))
            .map(ReportingPaymentFailures::problem)
            .flatMap(Optional::stream)
            .toList();
    if (!notices.isEmpty()) {
      problems.send(notices);
    }
  }

  /** Closes the alerts on bills whose outcome is now known, within the caller's transaction. */
  public void outcomesAreKnown(List<Long> bills) {
    if (!bills.isEmpty()) {
      alerts.closeOpen(bills, clock.instant());
    }
  }

  /** Closes the alerts on bills that are tried again, within the caller's transaction. */
  public void areTriedAgain(List<Long> bills) {
    alerts.close(bills, clock.instant());
  }

  private static Optional<PaymentProblem> problem(Alert alert) {
    return alert.failure().kind().notice().map(notice -> problem(alert, notice));
  }

  private static PaymentProblem problem(Alert alert, Notice notice) {
    PaymentFailure failure = alert.failure();
    Bill.Header bill = failure.bill().header();
    Money total = total(failure.bill());
    return new PaymentProblem(
        alert.id(),
        bill.customerId(),
        bill.planId(),
        bill.period().start(),
        bill.period().end(),
        total == null ? null : total.minor(),
        total == null ? null : total.currency(),
        notice.reason(),
        notice.advice(),
        failure.at(),
        failure.kind().name());
  }

  private static @Nullable Money total(Bill bill) {
    return switch (bill) {
      case Bill.Chargeable chargeable -> chargeable.charge().total();
      case Bill.WithoutCard withoutCard -> withoutCard.charge().total();
      case Bill.Parked _ -> null;
    };
  }
}
