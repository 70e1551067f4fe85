package com.sysopsquad.billing;

import com.sysopsquad.platform.TestPlatform;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A billing database of a test's own: migrated by its owner, used in the run-time role. */
public final class BillingDatabase {

  private final TestPlatform.Database database;
  private final DataSource source;
  private final JdbcClient jdbc;
  private final JdbcClient owner;
  private final DataSourceTransactionManager transactionManager;

  private BillingDatabase(TestPlatform.Database database) {
    this.database = database;
    this.source = database.app();
    this.jdbc = JdbcClient.create(source);
    this.owner = JdbcClient.create(database.migrating());
    this.transactionManager = new JdbcTransactionManager(source);
  }

  /** A new one, with all tables and no rows. */
  public static BillingDatabase fresh() {
    return new BillingDatabase(
        TestPlatform.start().migratedDatabase("billing", "billing-core", BillingDatabase::migrate));
  }

  private static void migrate(TestPlatform.Database database) {
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery", "classpath:db/catalog", "classpath:db/billing")
        .load()
        .migrate();
  }

  /** Keeps a copy of it as it is now. Connections are cut. */
  void backUp() {
    TestPlatform.start().backUp(database);
  }

  /** Replaces it with the copy. Connections are cut. */
  void restore() {
    TestPlatform.start().restore(database);
  }

  /** Its connections. */
  public DataSource source() {
    return source;
  }

  /** Its statements. */
  public JdbcClient jdbc() {
    return jdbc;
  }

  /** Statements of its owner, who may do what the application may not. */
  public JdbcClient owner() {
    return owner;
  }

  /** Its transactions. */
  public DataSourceTransactionManager transactionManager() {
    return transactionManager;
  }

  /** Does something in a transaction. */
  public void inTransaction(Runnable work) {
    new TransactionTemplate(transactionManager).executeWithoutResult(_ -> work.run());
  }

  /** The first column of a query's only row. */
  public <T> T single(Class<T> type, String sql) {
    return jdbc.sql(sql).query(type).single();
  }
}
