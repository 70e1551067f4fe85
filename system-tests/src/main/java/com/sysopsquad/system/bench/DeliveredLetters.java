package com.sysopsquad.system.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The receiving side: a row a letter, in the transaction that receives it. */
final class DeliveredLetters {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final LongConsumer whenApplied;
  private volatile @Nullable CountDownLatch expected;

  /**
   * @param whenApplied gets the number of each letter after its transaction has committed
   */
  DeliveredLetters(DataSource database, LongConsumer whenApplied) {
    this.jdbc = JdbcClient.create(database);
    this.whenApplied = whenApplied;
  }

  void expect(int letters) {
    expected = new CountDownLatch(letters);
  }

  void apply(List<BenchLetter> letters) {
    jdbc.sql(
            """
            insert into bench.letter (subject, number, text)
            select * from unnest(cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
            """)
        .param(letters.stream().map(BenchLetter::subject).toArray(String[]::new))
        .param(letters.stream().map(BenchLetter::number).toArray(Long[]::new))
        .param(letters.stream().map(BenchLetter::text).toArray(String[]::new))
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

  /** Letters that stand in the receiver's database, and how many different ones. */
  void requireExactly(long letters) {
    String found =
        jdbc.sql("select count(*) || ' letters, ' || count(distinct number) from bench.letter")
            .query(String.class)
            .single();
    if (!found.equals(letters + " letters, " + letters)) {
      throw new IllegalStateException("Sent were %d, found were %s".formatted(letters, found));
    }
  }

  private void applied(long number) {
    whenApplied.accept(number);
    CountDownLatch latch = expected;
    if (latch != null) {
      latch.countDown();
    }
  }
}
