package com.sysopsquad.jobs.contractsync;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;

/**
 * Brings the catalog to one target. Until the publishing transaction commits, the replica is as it
 * was: a reader sees the old catalog or the new one, never a half of it.
 */
final class ReplicatingCatalog {

  private final DataSource source;
  private final DataSource target;
  private final Clock clock;

  /**
   * @param clock in the business's time zone: a contract that is gone is withdrawn today
   */
  ReplicatingCatalog(DataSource source, DataSource target, Clock clock) {
    this.source = source;
    this.target = target;
    this.clock = clock;
  }

  /**
   * What a run did to a target.
   *
   * @param read rows of the source
   * @param changed rows of the replica that are new, changed or removed
   * @param rejected rows that must be corrected at the source
   */
  record Outcome(long read, long changed, long rejected) {}

  /**
   * Copies, validates and publishes.
   *
   * @throws SyncFailed when nothing was published
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
          "The catalog could not be replicated, and the old replica stays in service: "
              + e.getMessage(),
          e);
    }
  }

  private static void requireCatalog(ControlTotals wanted) {
    if (wanted.contracts() == 0) {
      throw new SyncFailed(
          "The catalog has no contracts at its source, so that all would be withdrawn; put them"
              + " back. The old replica stays in service.");
    }
  }

  private static void requireSame(String what, ControlTotals wanted, ControlTotals found) {
    if (wanted.contracts() != found.contracts()
        || wanted.prices() != found.prices()
        || wanted.monthlyMinor().compareTo(found.monthlyMinor()) != 0) {
      throw new SyncFailed(
          "The source has %s, but %s were %s; the old replica stays in service."
              .formatted(wanted, found, what));
    }
  }
}
