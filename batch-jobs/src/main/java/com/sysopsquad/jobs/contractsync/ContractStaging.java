package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.flows.pricing.Money;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The staging tables of a target: the source's rows, and which of them must not be published. */
final class ContractStaging {

  private static final String[] PAYABLE_CURRENCIES = Money.currencies().toArray(String[]::new);

  private static final String REFUSE_CONTRACTS =
      """
      update catalog.contract_staging staged
         set refused = verdict.reason
        from (select line,
                     case
                       when code is null or code !~ '^[A-Z0-9-]{1,20}$'
                         then 'The code is not one of up to 20 capital letters, digits and hyphens.'
                       when count(*) over (partition by code) > 1
                         then 'Several contracts have this code.'
                       when coalesce(btrim(name), '') = '' then 'The contract has no name.'
                       when description is null then 'The contract has no description.'
                       when coalesce(response_hours, 0) <= 0
                         then 'The response time is not 1 hour or more.'
                       when coalesce(max_devices, 0) <= 0
                         then 'The number of devices is not 1 or more.'
                     end as reason
                from catalog.contract_staging) verdict
       where staged.line = verdict.line and verdict.reason is not null
      """;
  private static final String REFUSE_PRICES =
      """
      update catalog.contract_price_staging staged
         set refused = verdict.reason
        from (select price.line,
                     case
                       when contract.code is null then 'There is no such contract.'
                       when contract.refused is not null then 'Its contract was rejected.'
                       when effective_from is null then 'It does not say from when on it counts.'
                       when count(*) over (partition by contract_code, effective_from) > 1
                         then 'The contract has several prices from this day on.'
                       when currency is null or currency <> all (?)
                         then 'The currency is not one of CAD, EUR, JPY, KWD and USD.'
                       when monthly_minor is null then 'There is no amount.'
                       when monthly_minor < 0 then 'The price is negative.'
                     end as reason
                from catalog.contract_price_staging price
                left join (select code, max(refused) as refused
                             from catalog.contract_staging
                            group by code) contract on contract.code = price.contract_code
             ) verdict
       where staged.line = verdict.line and verdict.reason is not null
      """;
  private static final String REMEMBER_REJECTS =
      """
      with earlier as (delete from catalog.contract_reject)
      insert into catalog.contract_reject (requested_at, kind, reason, source_row)
      select ?, 'CONTRACT', refused, to_jsonb(staged) - 'refused' - 'line'
        from catalog.contract_staging staged
       where refused is not null
       union all
      select ?, 'PRICE', refused, to_jsonb(staged) - 'refused' - 'line'
        from catalog.contract_price_staging staged
       where refused is not null
      """;
  private static final String TOTALS =
      """
      select (select count(*) from catalog.contract_staging), count(*),
             coalesce(sum(monthly_minor), 0)
        from catalog.contract_price_staging
      """;
  private static final String REFUSED_TOTALS =
      """
      select (select count(*) from catalog.contract_staging where refused is not null), count(*),
             coalesce(sum(monthly_minor), 0)
        from catalog.contract_price_staging
       where refused is not null
      """;

  private final Connection connection;

  ContractStaging(Connection connection) {
    this.connection = connection;
  }

  /** Replaces the staged rows with the whole catalog; returns the number of rows. */
  long fill(CatalogSnapshot catalog) throws SQLException {
    execute("truncate catalog.contract_staging, catalog.contract_price_staging");
    long contracts =
        catalog.pourContracts(
            copyInto(
                """
                copy catalog.contract_staging (code, name, description, response_hours, max_devices,
                                               withdrawn_on)
                from stdin
                """));
    long prices =
        catalog.pourPrices(
            copyInto(
                """
                copy catalog.contract_price_staging (contract_code, effective_from, currency,
                                                     monthly_minor)
                from stdin
                """));
    execute("analyze catalog.contract_staging, catalog.contract_price_staging");
    return contracts + prices;
  }

  /**
   * Rejects rows that must not be published, and stores them until the next run.
   *
   * @return how many rows
   */
  long refuse(String requestedAt) throws SQLException {
    execute(REFUSE_CONTRACTS);
    try (PreparedStatement prices = connection.prepareStatement(REFUSE_PRICES)) {
      Array currencies = connection.createArrayOf("text", PAYABLE_CURRENCIES);
      prices.setArray(1, currencies);
      prices.executeUpdate();
    }
    try (PreparedStatement rejects = connection.prepareStatement(REMEMBER_REJECTS)) {
      rejects.setString(1, requestedAt);
      rejects.setString(2, requestedAt);
      return rejects.executeUpdate();
    }
  }

  /** All staged rows. */
  ControlTotals totals() throws SQLException {
    return totals(TOTALS);
  }

  /** The rejected rows among them. */
  ControlTotals refusedTotals() throws SQLException {
    return totals(REFUSED_TOTALS);
  }

  private ControlTotals totals(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return new ControlTotals(row.getLong(1), row.getLong(2), row.getBigDecimal(3));
    }
  }

  private CopyIn copyInto(String statement) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
