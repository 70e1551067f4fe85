package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.pricing.PriceVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Updates the catalog to the file of contracts, completely or not at all. */
class PublishingCatalog implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PublishingCatalog.class);

  private final List<OfferedContract> contracts;
  private final DataSource database;
  private final Clock clock;

  /** Refuses to withdraw everything. */
  PublishingCatalog(Path file, DataSource database, Clock clock) {
    this.contracts = ContractFile.read(file);
    this.database = database;
    this.clock = clock;
    if (contracts.isEmpty()) {
      throw new IllegalStateException(
          "%s has no contracts, so all would be withdrawn; restore the file".formatted(file));
    }
  }

  @Override
  public void run() {
    Catalog catalog = new Catalog(JdbcClient.create(database));
    List<PriceVersion> prices =
        contracts.stream().flatMap(contract -> contract.prices().stream()).toList();
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            _ -> {
              int changed = catalog.store(contracts);
              int withdrawn = catalog.withdrawAllBut(contracts, LocalDate.now(clock));
              int repriced = catalog.storePrices(prices);
              int removed = catalog.keepOnly(prices);
              log.info(
                  "Catalog: {} contracts, {} changed, {} withdrawn; {} prices, {} changed,"
                      + " {} removed",
                  contracts.size(),
                  changed,
                  withdrawn,
                  prices.size(),
                  repriced,
                  removed);
            });
  }
}
