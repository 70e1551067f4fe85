package com.sysopsquad.system.bench;

import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.messages.MessageQuantum;
import com.sysopsquad.system.messages.TestMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The receiving side: one row per message, in the transaction that receives it. */
final class DeliveredMessages {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_DRAIN = Duration.ofHours(2);

  private final JdbcClient jdbc;
  private final LongConsumer whenApplied;
  private final LongAdder count = new LongAdder();
  private volatile @Nullable CountDownLatch expected;

  /**
   * @param whenApplied gets the number of each message after its transaction has committed
   */
  DeliveredMessages(DataSource database, LongConsumer whenApplied) {
    this.jdbc = JdbcClient.create(database);
    this.whenApplied = whenApplied;
  }

  /** Creates the tables of both sides, in the empty databases of billing and customer. */
  static void createTables(UnaryOperator<String> settings) {
    MessageQuantum.migrate(settings, "BILLING");
    MessageQuantum.migrate(settings, "CUSTOMER");
    JdbcClient owner = JdbcClient.create(Databases.owner(settings, "CUSTOMER"));
    owner.sql("create schema bench").update();
    owner
        .sql(
            "create table bench.message (subject text, number bigint, text text, "
                + "position bigint generated always as identity)")
        .update();
    owner.sql("grant usage on schema bench to customer_app").update();
    owner.sql("grant all on bench.message to customer_app").update();
  }

  void expect(int messages) {
    expected = new CountDownLatch(messages);
  }

  void apply(List<TestMessage> messages) {
    jdbc.sql(
            """
            insert into bench.message (subject, number, text)
            select * from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
            """)
        .param(messages.stream().map(TestMessage::subject).toArray(String[]::new))
        .param(messages.stream().map(TestMessage::number).toArray(Long[]::new))
        .param(messages.stream().map(TestMessage::text).toArray(String[]::new))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            messages.forEach(message -> applied(message.number()));
          }
        });
  }

  /** Returns when as many as expected were applied, each once. */
  void await() throws InterruptedException {
    CountDownLatch latch = expected;
    if (latch == null || !latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("The messages did not arrive in " + LONGEST);
    }
  }

  /** Returns when this many have been applied since the beginning. */
  void await(long messages) {
    Waiting.until(
        messages + " messages were applied", LONGEST_DRAIN, () -> count.sum() >= messages);
  }

  /** Fails unless this many messages are in the receiver's database, all different and in order. */
  void requireExactly(long messages) {
    String found =
        jdbc.sql(
                """
                select count(*) || ' messages, ' || count(distinct number) || ' different, '
                       || count(*) filter (where number < previous) || ' out of order'
                from (select number,
                             lag(number) over (partition by subject order by position) as previous
                      from bench.message) message
                """)
            .query(String.class)
            .single();
    if (!found.equals("%1$d messages, %1$d different, 0 out of order".formatted(messages))) {
      throw new IllegalStateException("Sent were %d, found were %s".formatted(messages, found));
    }
  }

  private void applied(long number) {
    whenApplied.accept(number);
    count.increment();
    CountDownLatch latch = expected;
    if (latch != null) {
      latch.countDown();
    }
  }
}
