package com.sysopsquad.billing.invoice;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The epochs of the invoice numbers. After a restore nobody knows which numbers were given, so new
 * series begin.
 */
public class InvoiceEpochs {

  private final JdbcClient jdbc;

  InvoiceEpochs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Begins new series in the caller's transaction. Their label is a moment by the database's clock
   * and not a count: a second restore would take a count back, and with it the numbers.
   */
  public void begin(String cause) {
    jdbc.sql(
            """
            insert into billing.invoice_epoch (label, begun_at, cause)
            select to_char(greatest(clock_timestamp(), max(begun_at) + interval '1 second')
                             at time zone 'UTC', 'YYMMDDHH24MISS'),
                   greatest(clock_timestamp(), max(begun_at) + interval '1 second'), :cause
              from billing.invoice_epoch
            """)
        .param("cause", cause)
        .update();
  }
}
