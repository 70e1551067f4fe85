package com.sysopsquad.system.messages;

import com.sysopsquad.system.Installation;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of the receiver's database, made and restored as the server's administrator does it. */
final class DatabaseCopy {

  private final JdbcClient administrator;

  DatabaseCopy(Installation installation) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(
        installation.setting("SYSOPS_CUSTOMER_DB_URL").replaceFirst("/customer$", "/postgres"));
    server.setUser("postgres");
    server.setPassword(password(installation));
    this.administrator = JdbcClient.create(server);
  }

  /** Makes it; connections to the database are cut. */
  void make() {
    run(
        "drop database if exists customer_copy",
        "alter database customer allow_connections false",
        "do $$ begin perform pg_terminate_backend(pid, 60000) from pg_stat_activity"
            + " where datname = 'customer'; end $$",
        "create database customer_copy template customer owner customer_owner",
        "alter database customer allow_connections true",
        "alter database customer_copy allow_connections true");
  }

  /** Puts it in the place of the database; connections to that are cut. */
  void restore() {
    run(
        "drop database customer with (force)",
        "alter database customer_copy rename to customer",
        "revoke all on database customer from public",
        "grant connect on database customer to customer_app, contract_sync");
  }

  private void run(String... statements) {
    for (String statement : statements) {
      administrator.sql(statement).update();
    }
  }

  private static String password(Installation installation) {
    Properties passwords = new Properties();
    try (Reader file =
        Files.newBufferedReader(installation.folder().resolve("secrets/passwords.properties"))) {
      passwords.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return passwords.getProperty("postgres");
  }
}
