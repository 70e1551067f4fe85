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
   * @param further its id if there was one with the first id before
   */
  record Alert(UUID id, UUID further, PaymentFailure failure) {}

  /** Raises those that are not open yet; returns the ids that they have. */
  Set<UUID> raise(List<Alert> alerts) {
    return new HashSet<>(
        batches.query(
            """
            insert into billing.alert (id, bill_id, kind, reason, raised_at, notice)
            select case when exists (select from billing.alert known where known.id = a.id::uuid)
                        then a.further::uuid else a.id::uuid end,
                   a.bill_id, a.kind, a.reason, a.raised_at::timestamptz, a.notice
              from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                          ?::text[])
                as a (id, further, bill_id, kind, reason, raised_at, notice)
            on conflict do nothing
            returning id
            """,
            new ColumnArrays<>(alerts)
                .texts(Alert::id)
                .texts(Alert::further)
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
