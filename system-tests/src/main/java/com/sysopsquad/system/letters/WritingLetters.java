package com.sysopsquad.system.letters;

import com.sysopsquad.flows.delivery.Outbox;
import com.sysopsquad.flows.monitor.Decision;
import com.sysopsquad.flows.monitor.LetterDecisions;
import com.sysopsquad.flows.monitor.LetterFilter;
import com.sysopsquad.flows.monitor.LetterRefused;
import com.sysopsquad.system.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Writes letters as long as it is wished for: to some subjects at a time, the next numbers of each,
 * in the transaction that counts them. Other senders write to the same subjects.
 */
final class WritingLetters {

  private static final int SUBJECTS = 25;
  private static final int LETTERS = 20;
  private static final int MOST_WAITING = 50_000;
  private static final int LOOK_EVERY = 4;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

  private final LetterQuantum quantum;
  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Random random;
  private Wish wish = new Wish(false, 0, false, false);

  WritingLetters(LetterQuantum quantum, Ledger ledger, long seed) {
    this.quantum = quantum;
    this.jdbc = JdbcClient.create(quantum.database());
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Writes whenever it is wished for, until the process is killed. */
  void run() {
    while (true) {
      Waiting.until("letters are wished for", LONGEST_SILENCE, this::isWished);
      try {
        for (int turn = 0; turn < LOOK_EVERY; turn++) {
          write();
        }
      } catch (DataAccessException | TransactionException away) {
        // Nothing of the last letters is acknowledged; their numbers are used again.
      }
    }
  }

  private boolean isWished() {
    try {
      wish = wish();
      replay();
      return wish.writing() && !wish.full();
    } catch (DataAccessException | TransactionException away) {
      return false;
    }
  }

  private void write() {
    List<Letter> letters = new ArrayList<>(SUBJECTS * LETTERS);
    List<Next> taken = new ArrayList<>(SUBJECTS);
    quantum.within(
        () -> {
          taken.addAll(take());
          for (Next next : taken) {
            ledger.attempt(next.subject(), next.last() + LETTERS);
            for (int i = 1; i <= LETTERS; i++) {
              letters.add(letter(Subjects.name(next.subject()), next.last() + i, wish.poison()));
            }
          }
          quantum.get(Outbox.class).send(letters);
        });
    taken.forEach(next -> ledger.acknowledge(next.subject(), next.last() + LETTERS));
  }

  private Letter letter(String subject, long number, int poisonPerMillion) {
    return random.nextInt(1_000_000) < poisonPerMillion
        ? Letter.poisonous(subject, number)
        : Letter.of(subject, number);
  }

  /** Some subjects that nobody else writes to at this moment, and the last number of each. */
  private List<Next> take() {
    return jdbc.sql(
            """
            update letters.subject set last = last + ?
            where name in (select name from letters.subject where name = any (cast(? as text[]))
                           order by name for update skip locked)
            returning name, old.last
            """)
        .param(LETTERS)
        .param(
            random
                .ints(SUBJECTS, 0, Subjects.COUNT)
                .mapToObj(Subjects::name)
                .toArray(String[]::new))
        .query(WritingLetters::next)
        .list();
  }

  private static Next next(ResultSet row, int number) throws SQLException {
    return new Next(Subjects.index(row.getString(1)), row.getLong(2));
  }

  private Wish wish() {
    return jdbc.sql(
            """
            select writing, poison, replaying,
                   (select count(*) from (select from delivery.outbox limit ?) waiting) >= ? as full
            from letters.wish
            """)
        .param(MOST_WAITING)
        .param(MOST_WAITING)
        .query(
            (row, number) ->
                new Wish(
                    row.getBoolean("writing"),
                    row.getInt("poison"),
                    row.getBoolean("replaying"),
                    row.getBoolean("full")))
        .single();
  }

  private void replay() {
    if (wish.replaying()) {
      try {
        quantum
            .get(LetterDecisions.class)
            .replayAll(LetterFilter.open(), new Decision("letters", "there is an antidote", null));
      } catch (LetterRefused nothingDead) {
        // Another sender was first, or all are on their way.
      }
    }
  }

  /** A subject and the last number that was used. */
  private record Next(int subject, long last) {}

  /**
   * What the rounds want of all senders.
   *
   * @param poison how many letters in a million are poisonous
   * @param full whether so much waits already that nobody should write more
   */
  private record Wish(boolean writing, int poison, boolean replaying, boolean full) {}
}
