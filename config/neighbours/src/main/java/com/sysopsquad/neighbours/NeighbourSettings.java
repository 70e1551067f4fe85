package com.sysopsquad.neighbours;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The location of a neighbor.
 *
 * @param url JDBC URL of its database
 * @param user run-time role with data permissions only
 * @param owner role that migrates
 * @param brokerUser broker user that sends and receives its messages
 */
public record NeighbourSettings(
    String url,
    String user,
    String password,
    String owner,
    String ownerPassword,
    String brokerUser,
    String brokerPassword) {

  private static final String CONNECT_SECONDS = "5";
  private static final String SILENT_SECONDS = "60";
  private static final int CONNECTIONS = 8;

  /** Single connections of the role that migrates. */
  public DataSource migrating() {
    return single(owner, ownerPassword);
  }

  /** Single connections of the run-time role. */
  public DataSource working() {
    return single(user, password);
  }

  /** A pool of the run-time role, which can be created without a database. */
  HikariDataSource pool(String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", SILENT_SECONDS);
    return new HikariDataSource(config);
  }

  private DataSource single(String role, String rolePassword) {
    DriverManagerDataSource source = new DriverManagerDataSource(url, role, rolePassword);
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    source.setConnectionProperties(properties);
    return source;
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
