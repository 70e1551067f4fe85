package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import com.sysopsquad.flows.message.Queues;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A conversation on support plans that is handled without a broker. */
final class Handlings {

  static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private Handlings() {}

  static Handling of(
      DataSource database,
      Clock clock,
      int attempts,
      Consumer<List<Object>> flow,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    return of(reception(), database, clock, attempts, flow, deadLetterQueue);
  }

  static Handling of(
      Reception reception,
      DataSource database,
      Clock clock,
      int attempts,
      Consumer<List<Object>> flow,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    JdbcClient jdbc = JdbcClient.create(database);
    DeadLetterWriter deadLetters = new DeadLetterWriter("billing", false);
    Reports reports = new Reports(null, deadLetters, clock);
    RetryRows rows = new RetryRows(jdbc);
    RetryPolicy policy =
        new RetryPolicy(
            new DeliverySettings.Retry(attempts, Duration.ofSeconds(1), 2, LONGEST_PAUSE));
    return new Handling(
        new Inbox(jdbc),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        null,
        flow,
        new Retries(reception, rows, policy, reports, clock),
        rows,
        new DeadLetterPublisher(deadLetters, message -> {}, deadLetterQueue),
        reports,
        clock);
  }

  static Reception reception() {
    return Reception.plain(Queues.SUPPORT_PLAN);
  }
}
