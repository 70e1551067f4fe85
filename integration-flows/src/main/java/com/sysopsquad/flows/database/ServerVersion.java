package com.sysopsquad.flows.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The product relies on what PostgreSQL 18 has and earlier versions lack. */
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
            "The server of %s is PostgreSQL %s, and this product needs PostgreSQL %d or later."
                .formatted(
                    // Without the driver's settings.
                    about.getURL().replaceFirst("\\?.*", ""),
                    about.getDatabaseProductVersion(),
                    LEAST));
      }
    } catch (SQLException unreachable) {
      // The migration, which follows, tells about that.
    }
  }
}
