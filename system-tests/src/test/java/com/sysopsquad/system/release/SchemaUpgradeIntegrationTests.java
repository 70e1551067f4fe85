package com.sysopsquad.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.TestPlatform;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database of the last release, with data in it, becomes one of the present version. */
class SchemaUpgradeIntegrationTests {

  @ParameterizedTest
  @EnumSource
  void aDatabaseOfTheLastReleaseIsMigratedWithAllThatItHolds(QuantumDatabase quantum)
      throws Exception {
    TestPlatform.Database database = quantum.fresh();
    quantum.migrate(database, Release.highest());
    Map<String, Long> held = ReleasedData.read(database.migrating(), Release.last().data(quantum));
    assertThat(held.values().stream().mapToLong(Long::longValue).sum()).isPositive();

    quantum.migrate(database);

    assertThat(ReleasedData.count(database.migrating(), held.keySet())).isEqualTo(held);
  }
}
