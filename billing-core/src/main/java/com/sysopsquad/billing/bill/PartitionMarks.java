package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.run.RunKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last bill of a partition for which a first attempt may have been sent. */
final class PartitionMarks {

  /** Bills up to this one may have been sent at that time or before. */
  record Mark(long begunTo, Instant begunAt) {}

  private final JdbcClient jdbc;

  PartitionMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The mark of a partition, locked until the caller's transaction ends. */
  Optional<Mark> lock(RunKey key, int partition) {
    return jdbc.sql(
            """
            select begun_to, begun_at
              from billing.charging_mark
             where billing_date = ? and run_number = ? and partition = ?
               for update
            """)
        .params(key.day(), key.number(), partition)
        .query(
            (row, _) ->
                new Mark(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Advances the mark within the caller's transaction, never backward. */
  void advance(RunKey key, int partition, long begunTo, Instant now) {
    jdbc.sql(
            """
            insert into billing.charging_mark as m
                   (billing_date, run_number, partition, begun_to, begun_at)
            values (?, ?, ?, ?, ?)
                on conflict (billing_date, run_number, partition) do update
               set begun_to = greatest(m.begun_to, excluded.begun_to), begun_at = excluded.begun_at
            """)
        .params(key.day(), key.number(), partition, begunTo, now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Moves the mark back, unless it has been moved since. */
  void takeBack(RunKey key, int partition, Mark from, long begunTo) {
    jdbc.sql(
            """
            update billing.charging_mark
               set begun_to = ?
             where billing_date = ? and run_number = ? and partition = ? and begun_to = ?
               and begun_at = ?
            """)
        .params(
            begunTo,
            key.day(),
            key.number(),
            partition,
            from.begunTo(),
            from.begunAt().atOffset(ZoneOffset.UTC))
        .update();
  }
}
