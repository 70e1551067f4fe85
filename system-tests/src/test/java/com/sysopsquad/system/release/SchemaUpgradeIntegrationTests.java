package com.sysopsquad.system.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.TestPlatform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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

  @Test
  void theDeadLettersOfTheLastReleaseAreFoundByTheirText() {
    TestPlatform.Database database = QuantumDatabase.BILLING.fresh();
    QuantumDatabase.BILLING.migrate(database, Release.highest());
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body)
            values (gen_random_uuid(), 'customer', 'q', 't', 1, 's', now(), 'c', 'Not known', '',
                    'f', 1, now(), now(), '{}', 'The body'),
                   (gen_random_uuid(), 'customer', 'q', 't', 1, 's', now(), 'c', 'Not kept', '',
                    'f', 1, now(), now(), '{}', null)
            """)
        .update();

    QuantumDatabase.BILLING.migrate(database);

    assertThat(
            owner
                .sql("select type || ' ' || text from ops.dead_letter_text order by dead_letter")
                .query(String.class)
                .list())
        .containsExactly("t The body\nNot known", "t \nNot kept");
  }
}
