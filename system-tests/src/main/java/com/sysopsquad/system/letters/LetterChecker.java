package com.sysopsquad.system.letters;

import com.sysopsquad.system.Databases;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what the senders' ledgers, their database and the receiver's database say. */
final class LetterChecker {

  private final JdbcClient sender;
  private final JdbcClient receiver;
  private final List<Ledger> ledgers;

  LetterChecker(UnaryOperator<String> settings, List<Ledger> ledgers) {
    this.sender = JdbcClient.create(Databases.owner(settings, "BILLING"));
    this.receiver = JdbcClient.create(Databases.owner(settings, "CUSTOMER"));
    this.ledgers = ledgers;
  }

  /** Whether every subject has got its last letter, and nothing waits anywhere. */
  boolean quiet() {
    return count(sender, "select count(*) from (select from delivery.outbox limit 1) o") == 0
        && count(sender, "select count(*) from ops.dead_letter where closed_at is null") == 0
        && count(receiver, "select count(*) from (select from delivery.outbox limit 1) o") == 0
        && count(receiver, "select count(*) from delivery.retry") == 0
        && underWay() <= 0;
  }

  /** How far all subjects together have come; it only grows. */
  long progress() {
    return count(receiver, "select coalesce(sum(last), 0) from letters.state");
  }

  /** How many letters are between the senders and the receivers. */
  long underWay() {
    return count(sender, "select sum(last) from letters.subject") - progress();
  }

  /** Checks what has happened since the last time. */
  LetterFindings check() {
    Map<String, Applied> applied =
        receiver
            .sql(
                """
                select subject, count(*) as letters,
                       count(distinct number) filter (where number > s.checked) as different,
                       max(number) as highest
                from letters.applied a join letters.state s using (subject)
                group by subject
                """)
            .query(Applied.class)
            .stream()
            .collect(Collectors.toMap(Applied::subject, Function.identity()));
    Set<String> replayed = replayed();
    LetterFindings found =
        sender.sql("select name, last, checked from letters.subject").query(Sent.class).stream()
            .map(sent -> compare(sent, applied.getOrDefault(sent.name(), Applied.NOTHING)))
            .reduce(LetterFindings.NONE, LetterFindings::plus);
    return found.plus(new LetterFindings(0, 0, 0, 0, 0, reordered(replayed), replayed.size()));
  }

  /** Forgets what was checked; a letter of it that is applied once more will still be noticed. */
  void turnThePage() {
    sender.sql("update letters.subject set checked = last").update();
    receiver.sql("update letters.state set checked = last").update();
    receiver.sql("truncate letters.applied").update();
    sender.sql("truncate ops.dead_letter, ops.replay").update();
  }

  private LetterFindings compare(Sent sent, Applied applied) {
    int subject = Subjects.index(sent.name());
    long attempted = highest(ledger -> ledger.attempted(subject));
    long acknowledged = highest(ledger -> ledger.acknowledged(subject));
    long promised = Math.max(sent.last(), acknowledged);
    long unknown = Math.max(0, applied.highest() - promised);
    return new LetterFindings(
        Math.max(attempted, sent.checked()) - sent.checked(),
        promised - sent.checked(),
        promised - sent.checked() - (applied.different() - unknown),
        applied.letters() - applied.different(),
        unknown + Math.max(0, sent.last() - attempted),
        0,
        0);
  }

  private long highest(ToLongFunction<Ledger> number) {
    return ledgers.stream().mapToLong(number).max().orElseThrow();
  }

  private long reordered(Set<String> replayed) {
    return receiver
        .sql("select subject || ':' || number from letters.applied where number < previous")
        .query(String.class)
        .stream()
        .filter(letter -> !replayed.contains(letter))
        .count();
  }

  private Set<String> replayed() {
    return new HashSet<>(
        sender
            .sql(
                """
                select subject || ':' || (body::json ->> 'number') from ops.dead_letter
                where state = 'APPLIED' and replay is not null
                """)
            .query(String.class)
            .list());
  }

  private static long count(JdbcClient database, String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  /** What the sender's database says of a subject. */
  private record Sent(String name, long last, long checked) {}

  /** What the receiver's database says of it. */
  private record Applied(String subject, long letters, long different, long highest) {

    static final Applied NOTHING = new Applied("", 0, 0, 0);
  }
}
