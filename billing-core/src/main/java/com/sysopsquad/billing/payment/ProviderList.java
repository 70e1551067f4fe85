package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.BillingRun;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The provider's own list of charges, page by page into a temporary table. */
final class ProviderList {

  private final Connection connection;
  private final JdbcClient jdbc;

  ProviderList(Connection connection) {
    this.connection = connection;
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  void load(PaymentProvider provider, BillingRun run) throws SQLException {
    drop();
    jdbc.sql(
            """
            create temporary table provider_charge (
                reference          uuid   not null,
                provider_reference text   not null,
                amount_minor       bigint not null,
                currency           char(3) not null)
            """)
        .update();
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    ChargePage page = provider.charges(run.month(), run.frozenAt(), null);
    store(copy, page);
    while (page.next() != null) {
      page = provider.charges(run.month(), run.frozenAt(), page.next());
      store(copy, page);
    }
    jdbc.sql("analyze provider_charge").update();
  }

  void drop() {
    jdbc.sql("drop table if exists pg_temp.provider_charge").update();
  }

  private static void store(CopyManager copy, ChargePage page) throws SQLException {
    StringBuilder rows = new StringBuilder();
    for (ChargePage.Charge charge : page.charges()) {
      rows.append(charge.reference())
          .append('\t')
          .append(charge.providerReference())
          .append('\t')
          .append(charge.amountMinor())
          .append('\t')
          .append(charge.currency())
          .append('\n');
    }
    try {
      copy.copyIn("copy pg_temp.provider_charge from stdin", new StringReader(rows.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
