package com.sysopsquad.billing.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes PostgreSQL use the indexes for the rest of a transaction that accesses rows by key.
 *
 * <p>A pooled connection may plan a statement, or the check of a foreign key, while the table is
 * still empty. It keeps that plan, which scans the whole table for every row once the table has
 * grown.
 */
public final class IndexedPlans {

  private final JdbcClient jdbc;

  /** For the transactions of this database. */
  public IndexedPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Applies until the caller's transaction ends. */
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
