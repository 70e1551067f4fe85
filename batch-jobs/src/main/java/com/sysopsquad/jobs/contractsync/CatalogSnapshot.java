package com.sysopsquad.jobs.contractsync;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** The whole catalog at its source, as of one point in time. */
final class CatalogSnapshot implements AutoCloseable {

  private static final String CONTRACTS =
      """
      copy (select code, name, description, response_hours, max_devices, withdrawn_on
              from sysops.contract)
        to stdout
      """;
  private static final String PRICES =
      """
      copy (select contract_code, effective_from, currency, monthly_minor
              from sysops.contract_price)
        to stdout
      """;
  private static final String TOTALS =
      """
      select (select count(*) from sysops.contract), count(*), coalesce(sum(monthly_minor), 0)
        from sysops.contract_price
      """;

  private final Connection connection;

  private CatalogSnapshot(Connection connection) {
    this.connection = connection;
  }

  /** Takes the snapshot: one read-only transaction, from now until it is closed. */
  static CatalogSnapshot of(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return new CatalogSnapshot(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Copies the contracts to a target; returns the number of rows. */
  long pourContracts(CopyIn target) throws SQLException {
    return pour(CONTRACTS, target);
  }

  /** Copies the prices to a target; returns the number of rows. */
  long pourPrices(CopyIn target) throws SQLException {
    return pour(PRICES, target);
  }

  ControlTotals totals() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TOTALS)) {
      row.next();
      BigDecimal sum = row.getBigDecimal(3);
      return new ControlTotals(row.getLong(1), row.getLong(2), sum);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long pour(String query, CopyIn target) throws SQLException {
    try {
      CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query);
      byte[] row = rows.readFromCopy();
      while (row != null) {
        target.writeToCopy(row, 0, row.length);
        row = rows.readFromCopy();
      }
      return target.endCopy();
    } finally {
      if (target.isActive()) {
        target.cancelCopy();
      }
    }
  }
}
