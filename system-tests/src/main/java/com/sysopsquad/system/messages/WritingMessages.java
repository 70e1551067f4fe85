package com.sysopsquad.system.messages;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
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
 * Writes messages as long as requested: to some subjects at a time, the next numbers of each, in
 * the transaction that counts them. Other senders write to the same subjects.
 */
final class WritingMessages {

  private static final int SUBJECTS = 25;
  private static final int MESSAGES = 20;
  private static final int MOST_WAITING = 50_000;
  private static final int LOOK_EVERY = 4;
  private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

  private final MessageQuantum quantum;
  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Random random;
  private Wish wish = new Wish(false, 0, false, false);

  WritingMessages(MessageQuantum quantum, Ledger ledger, long seed) {
    this.quantum = quantum;
    this.jdbc = JdbcClient.create(quantum.database());
    this.ledger = ledger;
    this.random = new Random(seed);
  }

  /** Writes whenever requested, until the process is killed. */
  void run() {
    while (true) {
      Waiting.until("messages are wished for", LONGEST_SILENCE, this::isWished);
      try {
        for (int turn = 0; turn < LOOK_EVERY; turn++) {
          write();
        }
      } catch (DataAccessException | TransactionException away) {
        // None of the last messages is acknowledged; their numbers are used again.
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
    List<TestMessage> messages = new ArrayList<>(SUBJECTS * MESSAGES);
    List<Next> taken = new ArrayList<>(SUBJECTS);
    quantum.within(
        () -> {
          taken.addAll(take());
          for (Next next : taken) {
            ledger.attempt(next.subject(), next.last() + MESSAGES);
            for (int i = 1; i <= MESSAGES; i++) {
              messages.add(message(Subjects.name(next.subject()), next.last() + i, wish.poison()));
            }
          }
          quantum.get(Outbox.class).send(messages);
        });
    taken.forEach(next -> ledger.acknowledge(next.subject(), next.last() + MESSAGES));
  }

  private TestMessage message(String subject, long number, int poisonPerMillion) {
    return random.nextInt(1_000_000) < poisonPerMillion
        ? TestMessage.poisonous(subject, number)
        : TestMessage.of(subject, number);
  }

  /** Some subjects that nobody else is writing to, and the last number of each. */
  private List<Next> take() {
    return jdbc.sql(
            """
            update messages.subject set last = last + ?
            where name in (select name from messages.subject where name = any (cast(? as text[]))
                           order by name for update skip locked)
            returning name, old.last
            """)
        .param(MESSAGES)
        .param(
            random
                .ints(SUBJECTS, 0, Subjects.COUNT)
                .mapToObj(Subjects::name)
                .toArray(String[]::new))
        .query(WritingMessages::next)
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
            from messages.wish
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
            .get(DeadLetterDecisions.class)
            .replayAll(
                DeadLetterFilter.open(), new Decision("messages", "there is an antidote", null));
      } catch (DeadLetterRefused nothingDead) {
        // Another sender was first, or all are on their way.
      }
    }
  }

  /** A subject and the last number that was used. */
  private record Next(int subject, long last) {}

  /**
   * What the rounds require of all senders.
   *
   * @param poison how many messages in a million are poisonous
   * @param full whether so many messages are waiting that nobody should write more
   */
  private record Wish(boolean writing, int poison, boolean replaying, boolean full) {}
}
