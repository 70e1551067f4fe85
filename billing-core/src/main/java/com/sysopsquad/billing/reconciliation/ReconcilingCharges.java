package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderList;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundList;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Checks, over any period, that the provider has charged exactly what is paid here and refunded
 * exactly what was refunded here, and that the ledger agrees with bills and payments, even for
 * months that were completed long ago. Any other charge or refund of the provider gets an alert.
 */
public class ReconcilingCharges {

  private static final int SENTENCES = 20;

  private final DataSource database;
  private final PaymentProvider provider;
  private final ProviderSettings settings;
  private final Clock clock;

  ReconcilingCharges(
      DataSource database, PaymentProvider provider, ProviderSettings settings, Clock clock) {
    this.database = database;
    this.provider = provider;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Compares the provider's lists with the payments and refunds from one time up to but not
   * including another.
   *
   * @param stopped checked before each page of the list
   * @throws ProviderUnavailable if the provider cannot be reached
   */
  public ChargeReconciliation reconcile(Instant from, Instant to, BooleanSupplier stopped) {
    // One connection for the temporary tables, but no transaction while the provider is queried.
    try (Connection connection = database.getConnection()) {
      ProviderList list = new ProviderList(connection, settings.mostPages());
      RefundList refunds = new RefundList(connection, settings.mostPages());
      ChargeComparison comparison = new ChargeComparison(connection, from, to);
      LedgerComparison ledger = new LedgerComparison(connection);
      try {
        list.load(provider, from, stopped);
        refunds.load(provider, from, stopped);
        comparison.find();
        comparison.alert(clock.instant());
        return new ChargeReconciliation(
            comparison.totals(),
            comparison.refunds(),
            comparison.count(),
            comparison.sentences(SENTENCES),
            ledger.differences(from, to));
      } finally {
        ledger.drop();
        comparison.drop();
        refunds.drop();
        list.drop();
      }
    } catch (SQLException e) {
      throw new SQLStateSQLExceptionTranslator().translate("Reconciling charges", null, e);
    }
  }
}
