package com.sysopsquad.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy of a quantum's database, made and restored as the server's administrator does it. */
public final class DatabaseCopy {

  private final JdbcClient administrator;
  private final String database;

  /** A copy of this quantum's database: {@code CUSTOMER}, {@code BILLING}. */
  public DatabaseCopy(Installation installation, String quantum) {
    this.database = quantum.toLowerCase(Locale.ROOT);
    PGSimpleDataSource server = new PGSimpleDataSource();
    server.setUrl(
        installation
            .setting("SYSOPS_" + quantum + "_DB_URL")
            .replaceFirst("/%s$".formatted(database), "/postgres"));
    server.setUser("postgres");
    server.setPassword(password(installation));
    this.administrator = JdbcClient.create(server);
  }

  /** Makes it; connections to the database are cut. */
  public void make() {
    run("drop database if exists %s_copy");
    run("alter database %s allow_connections false");
    run(
        """
        do $$ begin perform pg_terminate_backend(pid, 60000) from pg_stat_activity
                     where datname = '%s'; end $$
        """);
    run("create database %1$s_copy template %1$s owner %1$s_owner");
    run("alter database %s allow_connections true");
    run("alter database %s_copy allow_connections true");
  }

  /** Puts it in the place of the database; connections to that are cut. */
  public void restore() {
    List<String> grants = grants();
    run("drop database %s with (force)");
    run("alter database %1$s_copy rename to %1$s");
    run("revoke all on database %s from public");
    grants.forEach(grant -> administrator.sql(grant).update());
  }

  /** A copy has none of those that its original has. */
  private List<String> grants() {
    return administrator
        .sql(
            """
            select format('grant %s on database %I to %s',
                          string_agg(acl.privilege_type, ', '), d.datname, acl.grantee::regrole)
              from pg_database d, aclexplode(d.datacl) acl
             where d.datname = ? and acl.grantee <> 0
             group by d.datname, acl.grantee
            """)
        .param(database)
        .query(String.class)
        .list();
  }

  private void run(String statement) {
    administrator.sql(statement.formatted(database)).update();
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
