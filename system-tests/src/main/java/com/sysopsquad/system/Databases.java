package com.sysopsquad.system;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to an installation's databases, in the run-time role or the owner's. */
public final class Databases {

  private Databases() {}

  /** The database of a quantum: {@code CUSTOMER}, {@code BILLING}, {@code CATALOGUE}. */
  public static DataSource of(Installation installation, String quantum) {
    return connections(installation, "SYSOPS_" + quantum + "_DB_", "USER", "PASSWORD");
  }

  /** The same as its owner, who sees every table. */
  public static DataSource owner(Installation installation, String quantum) {
    return connections(installation, "SYSOPS_" + quantum + "_DB_", "OWNER", "OWNER_PASSWORD");
  }

  private static DataSource connections(
      Installation installation, String prefix, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(installation.setting(prefix + "URL"));
    source.setUser(installation.setting(prefix + user));
    source.setPassword(installation.setting(prefix + password));
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source;
  }
}
