package com.sysopsquad.flows.neighbours.sysops;

import com.sysopsquad.flows.pricing.PriceVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the catalogue's database to what the file of contracts says, once when the application
 * starts. Its few connections are its own: no bean of the application's database is touched.
 */
class PublishingCatalogue implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(PublishingCatalogue.class);

  private final CatalogueSourceSettings settings;
  private final Clock clock;

  PublishingCatalogue(CatalogueSourceSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<OfferedContract> contracts = contracts(settings.contracts());
    migrate();
    publish(contracts);
  }

  private static List<OfferedContract> contracts(Path file) {
    List<OfferedContract> contracts = ContractFile.read(file);
    if (contracts.isEmpty()) {
      throw new IllegalStateException(
          "%s has no contracts, so that all would be withdrawn; restore the file".formatted(file));
    }
    return contracts;
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(source(settings.owner(), settings.ownerPassword()))
        .locations("classpath:db/sysops")
        .load()
        .migrate();
  }

  private void publish(List<OfferedContract> contracts) {
    DataSource source = source(settings.user(), settings.password());
    Catalogue catalogue = new Catalogue(JdbcClient.create(source));
    List<PriceVersion> prices =
        contracts.stream().flatMap(contract -> contract.prices().stream()).toList();
    new TransactionTemplate(new JdbcTransactionManager(source))
        .executeWithoutResult(
            _ -> {
              int changed = catalogue.store(contracts);
              int withdrawn = catalogue.withdrawAllBut(contracts, LocalDate.now(clock));
              int repriced = catalogue.storePrices(prices);
              int removed = catalogue.keepOnly(prices);
              log.info(
                  "Catalogue: {} contracts, {} changed, {} withdrawn; {} prices, {} changed,"
                      + " {} removed",
                  contracts.size(),
                  changed,
                  withdrawn,
                  prices.size(),
                  repriced,
                  removed);
            });
  }

  private DataSource source(String user, String password) {
    return new DriverManagerDataSource(settings.url(), user, password);
  }
}
