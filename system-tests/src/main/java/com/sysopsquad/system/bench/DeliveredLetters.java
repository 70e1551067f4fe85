package com.sysopsquad.system.bench;

import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.letters.Letter;
import com.sysopsquad.system.letters.LetterQuantum;
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

/** The receiving side: a row a letter, in the transaction that receives it. */
final class DeliveredLetters {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration LONGEST_DRAIN = Duration.ofHours(2);

  private final JdbcClient jdbc;
  private final LongConsumer whenApplied;
  private final LongAdder count = new LongAdder();
  private volatile @Nullable CountDownLatch expected;

  /**
   * @param whenApplied gets the number of each letter after its transaction has committed
   */
  DeliveredLetters(DataSource database, LongConsumer whenApplied) {
    this.jdbc = JdbcClient.create(database);
    this.whenApplied = whenApplied;
  }

  /** Makes the tables of both sides, in the empty databases of billing and customer. */
  static void createTables(UnaryOperator<String> settings) {
    LetterQuantum.migrate(settings, "BILLING");
    LetterQuantum.migrate(settings, "CUSTOMER");
    JdbcClient owner = JdbcClient.create(Databases.owner(settings, "CUSTOMER"));
    owner.sql("create schema bench").update();
    owner
        .sql(
            "create table bench.letter (subject text, number bigint, text text, "
                + "position bigint generated always as identity)")
        .update();
    owner.sql("grant usage on schema bench to customer_app").update();
    owner.sql("grant all on bench.letter to customer_app").update();
  }

  void expect(int letters) {
    expected = new CountDownLatch(letters);
  }

  void apply(List<Letter> letters) {
    jdbc.sql(
            """
            insert into bench.letter (subject, number, text)
            select * from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
            """)
        .param(letters.stream().map(Letter::subject).toArray(String[]::new))
        .param(letters.stream().map(Letter::number).toArray(Long[]::new))
        .param(letters.stream().map(Letter::text).toArray(String[]::new))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            letters.forEach(letter -> applied(letter.number()));
          }
        });
  }

  /** Returns when as many were applied as were expected, each once. */
  void await() throws InterruptedException {
    CountDownLatch latch = expected;
    if (latch == null || !latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("The letters did not arrive in " + LONGEST);
    }
  }

  /** Returns when so many have been applied since the beginning. */
  void await(long letters) {
    Waiting.until(letters + " letters were applied", LONGEST_DRAIN, () -> count.sum() >= letters);
  }

  /** Fails unless so many letters stand in the receiver's database, all different and in order. */
  void requireExactly(long letters) {
    String found =
        jdbc.sql(
                """
                select count(*) || ' letters, ' || count(distinct number) || ' different, '
                       || count(*) filter (where number < previous) || ' out of order'
                from (select number,
                             lag(number) over (partition by subject order by position) as previous
                      from bench.letter) letter
                """)
            .query(String.class)
            .single();
    if (!found.equals("%1$d letters, %1$d different, 0 out of order".formatted(letters))) {
      throw new IllegalStateException("Sent were %d, found were %s".formatted(letters, found));
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
