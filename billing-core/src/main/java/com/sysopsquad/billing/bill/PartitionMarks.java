package com.sysopsquad.billing.bill;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to which bill of a partition a first attempt may have been sent. */
final class PartitionMarks {

  /** Bills up to this one may have been sent at that moment or before. */
  record Mark(long begunTo, Instant begunAt) {}

  private final JdbcClient jdbc;

  PartitionMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The mark of a partition, which nobody else moves until the caller's transaction ends. */
  Optional<Mark> lock(YearMonth month, int partition) {
    return jdbc.sql(
            """
            select begun_to, begun_at
              from billing.charging_mark
             where billing_month = ? and partition = ?
               for update
            """)
        .params(month.atDay(1), partition)
        .query(
            (row, _) ->
                new Mark(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Moves the mark within the caller's transaction, never back. */
  void advance(YearMonth month, int partition, long begunTo, Instant now) {
    jdbc.sql(
            """
            insert into billing.charging_mark as m (billing_month, partition, begun_to, begun_at)
            values (?, ?, ?, ?)
                on conflict (billing_month, partition) do update
               set begun_to = greatest(m.begun_to, excluded.begun_to), begun_at = excluded.begun_at
            """)
        .params(month.atDay(1), partition, begunTo, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes the mark back, unless it was moved since. */
  void takeBack(YearMonth month, int partition, Mark from, long begunTo) {
    jdbc.sql(
            """
            update billing.charging_mark
               set begun_to = ?
             where billing_month = ? and partition = ? and begun_to = ? and begun_at = ?
            """)
        .params(
            begunTo,
            month.atDay(1),
            partition,
            from.begunTo(),
            from.begunAt().atOffset(ZoneOffset.UTC))
        .update();
  }
}
