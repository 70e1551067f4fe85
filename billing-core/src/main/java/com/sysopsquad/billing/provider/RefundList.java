package com.sysopsquad.billing.provider;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Loads the provider's own list of refunds into a temporary table, page by page. A list that is
 * incomplete or endless is rejected.
 */
public final class RefundList {

  private final JdbcTemplate jdbc;
  private final int mostPages;

  /** For one use, over one connection; with a maximum number of pages. */
  public RefundList(Connection connection, int mostPages) {
    this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    this.mostPages = mostPages;
  }

  /**
   * Loads all refunds, or those since a given time.
   *
   * @param stopped checked before each page
   * @throws EndlessList if it has too many pages
   * @throws ProviderUnavailable if the complete list is not available
   */
  public void load(PaymentProvider provider, @Nullable Instant since, BooleanSupplier stopped) {
    drop();
    jdbc.execute(
        """
        create temporary table provider_refund (
            provider_reference text        not null primary key,
            refunded_at        timestamptz not null,
            amount_minor       bigint      not null,
            currency           text        not null,
            charge             text        not null,
            correction         uuid)
        """);
    Set<String> begun = new HashSet<>();
    String next = null;
    do {
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("It was stopped while the provider listed its refunds");
      }
      RefundPage page = provider.refunds(since, next);
      store(page.refunds());
      next = page.next();
      if (next != null && (!begun.add(next) || begun.size() > mostPages)) {
        throw new EndlessList("refunds", begun.size());
      }
    } while (next != null);
    jdbc.execute("analyze provider_refund");
  }

  /** Deletes what was loaded. */
  public void drop() {
    jdbc.execute("drop table if exists pg_temp.provider_refund");
  }

  private void store(List<RefundPage.Refund> refunds) {
    jdbc.batchUpdate(
        """
        insert into provider_refund
        values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
        """,
        refunds.stream()
            .map(
                refund ->
                    new @Nullable Object[] {
                      text(refund.providerReference()),
                      refund.at().atOffset(ZoneOffset.UTC),
                      refund.amountMinor(),
                      text(refund.currency()),
                      text(refund.charge()),
                      refund.correction()
                    })
            .toList());
  }

  private static String text(String given) {
    return given.replace('\0', ' ');
  }
}
