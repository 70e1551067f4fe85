package com.sysopsquad.billing.alert;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.database.ColumnArrays;
import com.sysopsquad.flows.message.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import com.sysopsquad.flows.pricing.Charge;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Raises an alert for a person in billing and tells the customer, once a bill and kind and try. */
public class ReportingPaymentFailures {

  private record Report(UUID id, PaymentFailure failure) {}

  private final JdbcOperations batches;
  private final PaymentProblemGateway problems;
  private final Clock clock;

  ReportingPaymentFailures(JdbcOperations batches, PaymentProblemGateway problems, Clock clock) {
    this.batches = batches;
    this.problems = problems;
    this.clock = clock;
  }

  /** Reports, within the caller's transaction, what was not reported before. */
  public void report(List<PaymentFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    List<Report> reports =
        failures.stream().map(failure -> new Report(UUID.randomUUID(), failure)).toList();
    Set<UUID> raised = new HashSet<>(raise(reports));
    List<PaymentProblem> notices = new ArrayList<>();
    for (Report report : reports) {
      PaymentProblem notice = raised.contains(report.id()) ? notice(report) : null;
      if (notice != null) {
        notices.add(notice);
      }
    }
    if (!notices.isEmpty()) {
      problems.send(notices);
    }
  }

  /** Closes, within the caller's transaction, the alerts on bills whose answer was found. */
  public void foundOut(List<Long> bills) {
    if (bills.isEmpty()) {
      return;
    }
    batches.update(
        """
        update billing.alert
           set closed_at = ?
         where bill_id = any (?) and kind = 'OPEN' and closed_at is null
        """,
        ps -> {
          ps.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
          ps.setObject(2, bills.stream().mapToLong(Long::longValue).toArray());
        });
  }

  /** Closes, within the caller's transaction, the alerts on bills that are tried again. */
  public void triedAgain(List<Long> bills) {
    batches.update(
        "update billing.alert set closed_at = ? where bill_id = any (?) and closed_at is null",
        ps -> {
          ps.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
          ps.setObject(2, bills.stream().mapToLong(Long::longValue).toArray());
        });
  }

  private List<UUID> raise(List<Report> reports) {
    return batches.query(
        """
        insert into billing.alert (id, bill_id, kind, reason, raised_at)
        select id::uuid, bill_id, kind, reason, raised_at::timestamptz
          from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
            as a (id, bill_id, kind, reason, raised_at)
        on conflict (bill_id, kind) where closed_at is null do nothing
        returning id
        """,
        new ColumnArrays<>(reports)
            .texts(Report::id)
            .longs(report -> report.failure().bill().id())
            .texts(report -> report.failure().kind())
            .texts(report -> report.failure().detail())
            .texts(report -> report.failure().at()),
        (row, _) -> Objects.requireNonNull(row.getObject(1, UUID.class)));
  }

  private static @Nullable PaymentProblem notice(Report report) {
    PaymentFailure failure = report.failure();
    String reason = failure.kind().reason();
    String advice = failure.kind().advice();
    if (reason == null || advice == null) {
      return null;
    }
    Bill bill = failure.bill();
    Charge charge = bill.charge();
    return new PaymentProblem(
        report.id(),
        bill.customerId(),
        bill.planId(),
        bill.period().start(),
        bill.period().end(),
        charge == null ? null : charge.total().minor(),
        charge == null ? null : charge.total().currency(),
        reason,
        advice,
        failure.at(),
        failure.kind().name());
  }
}
