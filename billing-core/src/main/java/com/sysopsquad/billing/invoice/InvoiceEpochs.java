package com.sysopsquad.billing.invoice;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The epochs of the invoice numbers. After a restore it is unknown which numbers were used, so new
 * series begin.
 */
public class InvoiceEpochs {

  private final JdbcClient jdbc;

  InvoiceEpochs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Begins new series in the caller's transaction. Their label is a time by the database's clock
   * and not a counter: a second restore would reset a counter, and numbers would be reused.
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
