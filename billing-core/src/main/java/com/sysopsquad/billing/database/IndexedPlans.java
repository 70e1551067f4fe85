package com.sysopsquad.billing.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps PostgreSQL on the indexes for the rest of a transaction that touches rows by key.
 *
 * <p>A pooled connection plans a statement, or the check of a foreign key, while the table is still
 * empty and keeps that plan: scanning the whole table for every row once it has grown.
 */
public final class IndexedPlans {

  private final JdbcClient jdbc;

  /** For the transactions of this database. */
  public IndexedPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds until the caller's transaction ends. */
  public void hold() {
    jdbc.sql(
            """
            select set_config('enable_seqscan', 'off', true),
                   set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)
            """)
        .query((_, _) -> 1)
        .single();
  }
}
