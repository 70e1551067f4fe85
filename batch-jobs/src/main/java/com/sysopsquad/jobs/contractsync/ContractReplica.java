package com.sysopsquad.jobs.contractsync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/** A target's replica of the catalog. */
final class ContractReplica {

  /** Prevents two writers from changing one replica at the same time, whoever started them. */
  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended('catalog.contract', 0))";

  private static final String MERGE_CONTRACTS =
      """
      insert into catalog.contract as present
             (code, name, description, response_hours, max_devices, withdrawn_on)
      select code, name, description, response_hours, max_devices, withdrawn_on
        from catalog.contract_staging
       where refused is null
          on conflict (code) do update
         set name = excluded.name, description = excluded.description,
             response_hours = excluded.response_hours, max_devices = excluded.max_devices,
             withdrawn_on = excluded.withdrawn_on
       where (present.name, present.description, present.response_hours, present.max_devices,
              present.withdrawn_on)
             is distinct from
             (excluded.name, excluded.description, excluded.response_hours, excluded.max_devices,
              excluded.withdrawn_on)
      """;
  private static final String MERGE_PRICES =
      """
      insert into catalog.contract_price as present
             (contract_code, effective_from, currency, monthly_minor)
      select contract_code, effective_from, currency, monthly_minor
        from catalog.contract_price_staging
       where refused is null
          on conflict (contract_code, effective_from) do update
         set currency = excluded.currency, monthly_minor = excluded.monthly_minor
       where (present.currency, present.monthly_minor)
             is distinct from (excluded.currency, excluded.monthly_minor)
      """;
  private static final String WITHDRAW =
      """
      update catalog.contract present
         set withdrawn_on = ?
       where withdrawn_on is null
         and not exists (select from catalog.contract_staging staged
                          where staged.code = present.code)
      """;

  /** Without those of contracts that are gone or were rejected: they do not change. */
  private static final String REMOVE_PRICES =
      """
      delete from catalog.contract_price present
       where exists (select from catalog.contract_staging staged
                      where staged.code = present.contract_code and staged.refused is null)
         and not exists (select from catalog.contract_price_staging staged
                          where staged.contract_code = present.contract_code
                            and staged.effective_from = present.effective_from)
      """;

  private static final String PUBLISHED_TOTALS =
      """
      select (select count(*)
                from catalog.contract present
                join catalog.contract_staging staged on staged.code = present.code
               where staged.refused is null),
             count(*), coalesce(sum(present.monthly_minor), 0)
        from catalog.contract_price present
        join catalog.contract_price_staging staged
             on staged.contract_code = present.contract_code
            and staged.effective_from = present.effective_from
       where staged.refused is null
      """;

  private final Connection connection;

  ContractReplica(Connection connection) {
    this.connection = connection;
  }

  /**
   * Locks out other writers until the connection is closed.
   *
   * @throws SyncFailed if there is another one
   */
  void lock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK)) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new SyncFailed(
            "Another run is writing this replica. Wait until it ends, then start contractSync again.");
      }
    }
  }

  /** Updates the replica to the staged rows; returns how many rows are new, changed or removed. */
  long merge(LocalDate today) throws SQLException {
    return update(MERGE_CONTRACTS) + withdraw(today) + update(MERGE_PRICES) + update(REMOVE_PRICES);
  }

  /** The part of the replica that comes from the staged catalog. */
  ControlTotals publishedTotals() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PUBLISHED_TOTALS)) {
      row.next();
      return new ControlTotals(row.getLong(1), row.getLong(2), row.getBigDecimal(3));
    }
  }

  private long withdraw(LocalDate today) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
      statement.setObject(1, today);
      return statement.executeLargeUpdate();
    }
  }

  private long update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }
}
