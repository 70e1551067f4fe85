package com.sysopsquad.jobs.contractsync;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;

/**
 * Copies the catalog to one target. Until the publishing transaction commits, the replica does not
 * change: a reader sees either the old catalog or the new one, never a mixture.
 */
final class ReplicatingCatalog {

  private final DataSource source;
  private final DataSource target;
  private final Clock clock;

  /**
   * @param clock in the business's time zone: a contract that is gone is withdrawn as of today
   */
  ReplicatingCatalog(DataSource source, DataSource target, Clock clock) {
    this.source = source;
    this.target = target;
    this.clock = clock;
  }

  /**
   * The result of a run for a target.
   *
   * @param read rows of the source
   * @param changed rows of the replica that are new, changed or removed
   * @param rejected rows that must be corrected at the source
   */
  record Outcome(long read, long changed, long rejected) {}

  /**
   * Copies, validates and publishes.
   *
   * @throws SyncFailed if nothing was published
   */
  Outcome replicate(String requestedAt) {
    try (CatalogSnapshot catalog = CatalogSnapshot.of(source);
        Connection connection = target.getConnection()) {
      connection.setAutoCommit(false);
      ContractReplica replica = new ContractReplica(connection);
      ContractStaging staging = new ContractStaging(connection);
      replica.lock();
      long read = staging.fill(catalog);
      long rejected = staging.refuse(requestedAt);
      connection.commit();
      ControlTotals wanted = catalog.totals();
      requireCatalog(wanted);
      requireSame("staged", wanted, staging.totals());
      long changed = replica.merge(LocalDate.now(clock));
      requireSame(
          "published or rejected", wanted, replica.publishedTotals().plus(staging.refusedTotals()));
      connection.commit();
      return new Outcome(read, changed, rejected);
    } catch (SQLException e) {
      throw new SyncFailed(
          "The catalog could not be replicated. The old replica stays in use: " + e.getMessage(),
          e);
    }
  }

  private static void requireCatalog(ControlTotals wanted) {
    if (wanted.contracts() == 0) {
      throw new SyncFailed(
          "The source catalog is empty, so all contracts would be withdrawn. Restore it. The old"
              + " replica stays in use.");
    }
  }

  private static void requireSame(String what, ControlTotals wanted, ControlTotals found) {
    if (wanted.contracts() != found.contracts()
        || wanted.prices() != found.prices()
        || wanted.monthlyMinor().compareTo(found.monthlyMinor()) != 0) {
      throw new SyncFailed(
          "The source has %s, but %s were %s. The old replica stays in use."
              .formatted(wanted, found, what));
    }
  }
}
