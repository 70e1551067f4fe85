package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderList;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Proves, over any time, that the provider has charged exactly what is paid here: also what belongs
 * to months that were completed long ago. What differs gets an alert.
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
   * Compares the provider's list with the payments from one moment up to but not including another.
   *
   * @param stopped asked before each page of the list
   * @throws ProviderUnavailable when the provider cannot be asked
   */
  public ChargeReconciliation reconcile(Instant from, Instant to, BooleanSupplier stopped) {
    // One connection for the temporary tables, but no transaction while the provider lists.
    try (Connection connection = database.getConnection()) {
      ProviderList list = new ProviderList(connection, settings.mostPages());
      ChargeComparison comparison = new ChargeComparison(connection, from, to);
      try {
        list.load(provider, from, stopped);
        comparison.find();
        comparison.alert(clock.instant());
        return new ChargeReconciliation(
            comparison.totals(), comparison.count(), comparison.sentences(SENTENCES));
      } finally {
        comparison.drop();
        list.drop();
      }
    } catch (SQLException e) {
      throw new SQLStateSQLExceptionTranslator().translate("Reconciling charges", null, e);
    }
  }
}
