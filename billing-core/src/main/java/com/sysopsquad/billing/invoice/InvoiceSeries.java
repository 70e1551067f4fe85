package com.sysopsquad.billing.invoice;

import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The source of invoice numbers: one series per month of issue, partition and epoch. Partitions do
 * not wait for each other, and a series has no gaps. Several runs write one series; whoever takes
 * numbers holds its row until the end of the transaction.
 */
final class InvoiceSeries {

  private final JdbcClient jdbc;

  InvoiceSeries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes numbers in the caller's transaction; they are returned if it fails. */
  Numbers take(YearMonth month, int partition, int count) {
    return jdbc.sql(
            """
            insert into billing.invoice_series as s (series, last_number)
            select concat_ws('/', :series, max(label)), :count
              from billing.invoice_epoch
                on conflict (series) do update set last_number = s.last_number + :count
            returning series, last_number
            """)
        .param("series", "%s/%02d".formatted(month, partition))
        .param("count", count)
        .query(
            (row, _) ->
                new Numbers(row.getString(1).replace('/', '-') + "-", row.getLong(2) - count + 1))
        .single();
  }

  /** Consecutive numbers, starting with the first. */
  record Numbers(String prefix, long first) {

    String number(int index) {
      String digits = Long.toString(first + index);
      return prefix + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
  }
}
