package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderList;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Checks that nothing of a run was lost and nothing was charged twice. */
public class ReconcilingRuns {

  static final int SENTENCES = 20;

  private final DataSource database;
  private final BillingRuns runs;
  private final PaymentProvider provider;
  private final ProviderSettings settings;

  ReconcilingRuns(
      DataSource database, BillingRuns runs, PaymentProvider provider, ProviderSettings settings) {
    this.database = database;
    this.runs = runs;
    this.provider = provider;
    this.settings = settings;
  }

  /**
   * Compares the frozen bills, the attempts, the invoices, the ledger and the provider's own list.
   *
   * @throws ProviderUnavailable if the provider cannot be reached
   * @throws IllegalArgumentException if the run has not been frozen
   */
  public Reconciliation reconcile(RunKey key) {
    BillingRun run =
        runs.find(key)
            .orElseThrow(
                () -> new IllegalArgumentException("Run %s has not been frozen".formatted(key)));
    // One connection for the temporary table, but no transaction while the provider is queried.
    try (Connection connection = database.getConnection()) {
      ProviderList list = new ProviderList(connection, settings.mostPages());
      RunComparison comparison = new RunComparison(connection, run);
      LedgerComparison ledger = new LedgerComparison(connection);
      try {
        list.load(provider, comparison.begunAt(), () -> false);
        comparison.leaveOutOtherRuns();
        return compare(run, comparison, ledger);
      } finally {
        ledger.drop();
        list.drop();
      }
    } catch (SQLException e) {
      throw new SQLStateSQLExceptionTranslator().translate("Reconciling " + key, null, e);
    }
  }

  private Reconciliation compare(
      BillingRun run, RunComparison comparison, LedgerComparison ledger) {
    RunProgress counts = runs.progress(run.key());
    List<String> differences = new ArrayList<>();
    if (counts.bills() != run.bills()) {
      differences.add(
          "The run was frozen with %d bills, but there are %d."
              .formatted(run.bills(), counts.bills()));
    }
    if (counts.due() > 0) {
      differences.add(
          "%d bills have not been charged yet. Restart the run.".formatted(counts.due()));
    }
    differences.addAll(comparison.invoicesAgainstPayments());
    differences.addAll(comparison.gapsInNumbers());
    differences.addAll(comparison.providerAgainstPayments());
    differences.addAll(ledger.differences(run));
    return new Reconciliation(
        run.key(),
        counts,
        comparison.totals(),
        differences.stream().limit(SENTENCES).toList(),
        comparison.openPayments());
  }
}
