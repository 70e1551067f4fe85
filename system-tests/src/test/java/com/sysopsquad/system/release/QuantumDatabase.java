package com.sysopsquad.system.release;

import com.sysopsquad.platform.TestPlatform;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** The databases, with where their migrations are. */
enum QuantumDatabase {
  CUSTOMER("db/delivery db/catalog db/customer"),
  BILLING("db/delivery db/catalog db/billing db/monitor db/operations"),
  SYSOPS("db/delivery db/sysops"),
  REPORTING("db/delivery db/reporting");

  /** The highest number is not in every database. */
  private static final String IF_THERE = "?";

  private final String locations;

  QuantumDatabase(String locations) {
    this.locations = locations;
  }

  String data() {
    return quantum() + ".copy";
  }

  String quantum() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** An empty one of its own. */
  TestPlatform.Database fresh() {
    return TestPlatform.start().freshDatabase(quantum());
  }

  /** Migrates as far as a release went. */
  void migrate(TestPlatform.Database database, int highest) {
    flyway(database, highest + IF_THERE).migrate();
  }

  /** Migrates to the present schema, and holds every migration against the source. */
  void migrate(TestPlatform.Database database) {
    Flyway flyway = flyway(database, "latest");
    flyway.migrate();
    flyway.validate();
  }

  private Flyway flyway(TestPlatform.Database database, String target) {
    return Flyway.configure()
        .dataSource(database.migrating())
        .locations(
            Stream.of(locations.split(" "))
                .map(location -> "filesystem:" + Release.folder(location))
                .toArray(String[]::new))
        .target(target)
        .load();
  }
}
