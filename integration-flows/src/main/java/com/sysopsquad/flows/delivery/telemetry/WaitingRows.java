package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.SentMark;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in the tables of a quantum, by queue; counts a limited number of rows. */
final class WaitingRows {

  private static final int MOST_ROWS = 100_000;
  private static final int MOST_QUEUES = 50;

  private final JdbcClient jdbc;

  WaitingRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param ageMillis of the oldest; null if there is none
   */
  record Waiting(long messages, @Nullable Long ageMillis) {

    static final Waiting NOTHING = new Waiting(0, null);

    long millis() {
      return ageMillis == null ? 0 : ageMillis;
    }
  }

  /** What is to be sent, with what the broker refuses and without marks. */
  Map<String, Waiting> outbox() {
    return byQueue(
        """
        (select queue, stored_at as since from delivery.outbox where type <> :mark limit :rows)
        union all
        (select queue, coalesce(refused_at, sent_at) from delivery.refused where type <> :mark
         limit :rows)
        """);
  }

  /** What waits for its retry, or behind another message that does. */
  Map<String, Waiting> retries() {
    return byQueue(
        "(select queue, received_at as since from delivery.retry where type <> :mark limit :rows)");
  }

  /** How many messages the broker refuses. */
  long refused() {
    return jdbc.sql(
            """
            select count(*) from (
                select from delivery.refused where type <> :mark limit :rows) refused
            """)
        .param("mark", ContractType.of(SentMark.class).name())
        .param("rows", MOST_ROWS)
        .query(Long.class)
        .single();
  }

  private Map<String, Waiting> byQueue(String rows) {
    Map<String, Waiting> found = new TreeMap<>();
    jdbc.sql(
            """
            select queue, count(*),
                   (greatest(0, extract(epoch from clock_timestamp() - min(since))) * 1000)::bigint
            from (%s) waiting group by queue order by queue limit :queues
            """
                .formatted(rows))
        .param("mark", ContractType.of(SentMark.class).name())
        .param("rows", MOST_ROWS)
        .param("queues", MOST_QUEUES)
        .query(
            row -> {
              found.put(row.getString(1), new Waiting(row.getLong(2), row.getLong(3)));
            });
    return found;
  }
}
