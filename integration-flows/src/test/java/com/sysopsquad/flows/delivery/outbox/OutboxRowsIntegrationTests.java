package com.sysopsquad.flows.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the relay takes at once fits into memory, whatever waits. */
class OutboxRowsIntegrationTests {

  private static final int MEBIBYTE = 1 << 20;

  private final JdbcClient jdbc = database();
  private final OutboxRows rows = new OutboxRows(jdbc, true);

  @Test
  void aBatchHasNoMoreThanFitsIntoMemory() {
    Stream.of(9, 9, 9).forEach(size -> add(size * MEBIBYTE));

    assertThat(taken(500)).containsExactly(2, 1, 0);
  }

  @Test
  void oneThatIsTooLargeForAnyBatchIsTakenAllTheSame() {
    Stream.of(0, 20, 0).forEach(size -> add(size * MEBIBYTE));

    assertThat(taken(500)).containsExactly(2, 1, 0);
  }

  @Test
  void smallOnesGoTogetherUpToTheirNumber() {
    Stream.of(1, 2, 3, 4, 5).forEach(this::add);

    assertThat(taken(3)).containsExactly(3, 2, 0);
  }

  /** How many are taken, until there are none. */
  private List<Integer> taken(int atMost) {
    return Stream.iterate(
            rows.take(0, atMost).size(), size -> size >= 0, size -> next(size, atMost))
        .toList();
  }

  private int next(int before, int atMost) {
    return before == 0 ? -1 : rows.take(0, atMost).size();
  }

  private void add(int size) {
    jdbc.sql(
            """
            insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
            values (0, ?, ?, 't', 1, 's', now(), repeat('x', ?))
            """)
        .param(UUID.randomUUID())
        .param(Queues.TICKET)
        .param(size)
        .update();
  }

  private static JdbcClient database() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("customer");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery")
        .load()
        .migrate();
    return JdbcClient.create(database.app());
  }
}
