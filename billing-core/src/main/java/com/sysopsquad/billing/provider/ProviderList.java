package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.bill.LineKey;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Loads the provider's own list of charges into a temporary table, page by page. A list that is
 * incomplete or endless is rejected.
 */
public final class ProviderList {

  private final Connection connection;
  private final JdbcClient jdbc;
  private final int mostPages;

  /** For one use, over one connection; with a maximum number of pages. */
  public ProviderList(Connection connection, int mostPages) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.mostPages = mostPages;
  }

  /**
   * Loads all charges, or those since a given time.
   *
   * @param stopped checked before each page
   * @throws EndlessList if it has too many pages
   * @throws ProviderUnavailable if the complete list is not available
   */
  public void load(PaymentProvider provider, @Nullable Instant since, BooleanSupplier stopped)
      throws SQLException {
    drop();
    jdbc.sql(
            """
            create temporary table provider_charge (
                provider_reference text        not null,
                charged_at         timestamptz not null,
                state              text        not null,
                amount_minor       bigint      not null,
                refunded_minor     bigint      not null,
                currency           text        not null,
                reference          uuid,
                plan_id            uuid,
                period_start       date,
                attempt            smallint    not null,
                run                text        not null,
                method             text,
                bill_id            bigint)
            """)
        .update();
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    Set<String> begun = new HashSet<>();
    String next = null;
    do {
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("It was stopped while the provider listed its charges");
      }
      ChargePage page = provider.charges(since, next);
      store(copy, page);
      next = page.next();
      if (next != null && (!begun.add(next) || begun.size() > mostPages)) {
        throw new EndlessList("charges", begun.size());
      }
    } while (next != null);
    findBills();
  }

  /** Deletes what was loaded. */
  public void drop() {
    jdbc.sql("drop table if exists pg_temp.provider_charge").update();
  }

  /** By line key; charges from before there were line keys by their reference. */
  private void findBills() {
    jdbc.sql(
            """
            delete from provider_charge again
             using provider_charge c
             where c.provider_reference = again.provider_reference and c.ctid < again.ctid
            """)
        .update();
    jdbc.sql("analyze provider_charge").update();
    jdbc.sql(
            """
            update provider_charge c
               set bill_id = b.id
              from billing.bill b
             where b.plan_id = c.plan_id and b.period_start = c.period_start
               and b.voided is null
            """)
        .update();
    if (jdbc.sql("select exists (select from provider_charge where plan_id is null)")
        .query(Boolean.class)
        .single()) {
      jdbc.sql(
              """
              update provider_charge c
                 set bill_id = b.id
                from billing.bill b
               where c.plan_id is null and b.reference = c.reference and b.voided is null
              """)
          .update();
    }
  }

  private static void store(CopyManager copy, ChargePage page) throws SQLException {
    StringBuilder rows = new StringBuilder();
    for (ChargePage.Charge charge : page.charges()) {
      LineKey line = charge.line();
      cell(rows, charge.providerReference()).append('\t');
      cell(rows, charge.at()).append('\t');
      cell(rows, charge.state()).append('\t');
      cell(rows, charge.amountMinor()).append('\t');
      cell(rows, charge.refundedMinor()).append('\t');
      cell(rows, charge.currency()).append('\t');
      cell(rows, charge.reference()).append('\t');
      cell(rows, line == null ? null : line.planId()).append('\t');
      cell(rows, line == null ? null : line.periodStart()).append('\t');
      cell(rows, charge.attempt()).append('\t');
      cell(rows, charge.run()).append('\t');
      cell(rows, charge.method()).append("\t\\N\n");
    }
    try {
      copy.copyIn("copy pg_temp.provider_charge from stdin", new StringReader(rows.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StringBuilder cell(StringBuilder rows, @Nullable Object value) {
    if (value == null) {
      return rows.append("\\N");
    }
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\t' -> rows.append("\\t");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case '\0' -> rows.append(' ');
        default -> rows.append(c);
      }
    }
    return rows;
  }
}
