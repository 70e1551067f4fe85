package com.sysopsquad.system;

import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to an installation's databases, in the run-time role or the owner's. */
public final class Databases {

  private Databases() {}

  /** The database of a quantum: {@code CUSTOMER}, {@code BILLING}, {@code CATALOG}. */
  public static DataSource of(Installation installation, String quantum) {
    return of(installation::setting, quantum);
  }

  /** The same, with settings from another place. */
  public static DataSource of(UnaryOperator<String> settings, String quantum) {
    return connections(settings, "SYSOPS_" + quantum + "_DB_", "USER", "PASSWORD");
  }

  /** The same as its owner, who sees every table. */
  public static DataSource owner(Installation installation, String quantum) {
    return owner(installation::setting, quantum);
  }

  /** The same, with settings from another place. */
  public static DataSource owner(UnaryOperator<String> settings, String quantum) {
    return connections(settings, "SYSOPS_" + quantum + "_DB_", "OWNER", "OWNER_PASSWORD");
  }

  private static DataSource connections(
      UnaryOperator<String> settings, String prefix, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    String url = settings.apply(prefix + "URL");
    source.setUrl(url);
    source.setUser(settings.apply(prefix + user));
    source.setPassword(settings.apply(prefix + password));
    source.setConnectTimeout(5);
    if (!url.contains("socketTimeout")) {
      source.setSocketTimeout(60);
    }
    return source;
  }
}
