package com.sysopsquad.flows.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The product needs features of PostgreSQL 18 that earlier versions lack. */
public final class ServerVersion {

  private static final int LEAST = 18;

  private ServerVersion() {}

  /**
   * Refuses a server that is too old.
   *
   * @throws UnsupportedServer one sentence that names the version
   */
  public static void require(DataSource database) {
    try (Connection connection = database.getConnection()) {
      var about = connection.getMetaData();
      if (about.getDatabaseMajorVersion() < LEAST) {
        throw new UnsupportedServer(
            "The server of %s is PostgreSQL %s. PostgreSQL %d or later is required."
                .formatted(
                    // Without the driver's settings.
                    about.getURL().replaceFirst("\\?.*", ""),
                    about.getDatabaseProductVersion(),
                    LEAST));
      }
    } catch (SQLException unreachable) {
      // The migration that follows reports it.
    }
  }
}
