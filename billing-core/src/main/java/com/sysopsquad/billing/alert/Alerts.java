package com.sysopsquad.billing.alert;

import com.sysopsquad.billing.alert.PaymentFailureKind.Notice;
import com.sysopsquad.flows.database.ColumnArrays;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** What a person in billing must check; a bill has at most one open alert of each kind. */
final class Alerts {

  private final JdbcOperations batches;

  Alerts(JdbcOperations batches) {
    this.batches = batches;
  }

  /**
   * An alert to be raised.
   *
   * @param id id of the alert, and of the notice to the customer
   */
  record Alert(UUID id, PaymentFailure failure) {}

  /** Raises those that are not open yet; returns their ids. */
  Set<UUID> raise(List<Alert> alerts) {
    return new HashSet<>(
        batches.query(
            """
            insert into billing.alert (id, bill_id, kind, reason, raised_at, notice)
            select id::uuid, bill_id, kind, reason, raised_at::timestamptz, notice
              from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                as a (id, bill_id, kind, reason, raised_at, notice)
            on conflict (bill_id, kind) where closed_at is null do nothing
            returning id
            """,
            new ColumnArrays<>(alerts)
                .texts(Alert::id)
                .longs(alert -> alert.failure().bill().id())
                .texts(alert -> alert.failure().kind())
                .texts(alert -> alert.failure().detail())
                .texts(alert -> alert.failure().at())
                .texts(alert -> alert.failure().kind().notice().map(Notice::words).orElse(null)),
            (row, _) -> row.getObject(1, UUID.class)));
  }

  /** Closes all alerts of the bills. */
  void close(List<Long> bills, Instant at) {
    batches.update(
        "update billing.alert set closed_at = ? where bill_id = any (?) and closed_at is null",
        at.atOffset(ZoneOffset.UTC),
        keys(bills));
  }

  /** Closes the bills' alerts that say that the outcome is not known yet. */
  void closeOpen(List<Long> bills, Instant at) {
    batches.update(
        """
        update billing.alert
           set closed_at = ?
         where bill_id = any (?) and kind = 'OPEN' and closed_at is null
        """,
        at.atOffset(ZoneOffset.UTC),
        keys(bills));
  }

  private static long[] keys(List<Long> bills) {
    return bills.stream().mapToLong(Long::longValue).toArray();
  }
}
