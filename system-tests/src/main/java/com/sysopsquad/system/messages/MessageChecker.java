package com.sysopsquad.system.messages;

import com.sysopsquad.system.Databases;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the senders' ledgers, their database and the receiver's database. */
final class MessageChecker {

  private static final String MESSAGE = "com.sysopsquad.system.message";

  /** So many of the messages that were sent last are compared one by one. */
  private static final int MOST_COMPARED = 200_000;

  private final JdbcClient sender;
  private final JdbcClient receiver;
  private final List<Ledger> ledgers;

  MessageChecker(UnaryOperator<String> settings, List<Ledger> ledgers) {
    this.sender = JdbcClient.create(Databases.owner(settings, "BILLING"));
    this.receiver = JdbcClient.create(Databases.owner(settings, "CUSTOMER"));
    this.ledgers = ledgers;
  }

  /** Whether every subject has got its last message, and nothing waits anywhere. */
  boolean quiet() {
    return count(sender, "select count(*) from (select from delivery.outbox limit 1) o") == 0
        && count(sender, "select count(*) from ops.dead_letter where closed_at is null") == 0
        && count(receiver, "select count(*) from (select from delivery.outbox limit 1) o") == 0
        && count(receiver, "select count(*) from delivery.retry") == 0
        && underWay() <= 0;
  }

  /** Where messages wait, and which are called lost: says why something is missing. */
  String whereabouts() {
    return "outbox %d and %d, retries %d, dead letters %d, sent but not received %d, called lost %s"
        .formatted(
            count(sender, "select count(*) from delivery.outbox"),
            count(receiver, "select count(*) from delivery.outbox"),
            count(receiver, "select count(*) from delivery.retry"),
            count(sender, "select count(*) from ops.dead_letter where closed_at is null"),
            neverReceived(),
            calledLost());
  }

  private long neverReceived() {
    String[] sent =
        sender
            .sql("select id::text from delivery.sent where type = ? order by position desc limit ?")
            .param(MESSAGE)
            .param(MOST_COMPARED)
            .query(String.class)
            .list()
            .toArray(String[]::new);
    return receiver
        .sql(
            """
            select count(*) from unnest(cast(? as text[])::uuid[]) as sent (id)
            where not exists (select from delivery.inbox i where i.id = sent.id)
            """)
        .param(sent)
        .query(Long.class)
        .single();
  }

  /** The progress of all subjects together; it only increases. */
  long progress() {
    return count(receiver, "select coalesce(sum(last), 0) from messages.state");
  }

  /** How many messages are between the senders and the receivers. */
  long underWay() {
    return count(sender, "select sum(last) from messages.subject") - progress();
  }

  /** Checks what has happened since the last time. */
  MessageFindings check() {
    Map<String, Applied> applied =
        receiver
            .sql(
                """
                select subject, count(*) as messages,
                       count(distinct number) filter (where number > s.checked) as different,
                       max(number) as highest
                from messages.applied a join messages.state s using (subject)
                group by subject
                """)
            .query(Applied.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Applied::subject, Function.identity()));
    Set<String> replayed = replayed();
    MessageFindings found =
        sender
            .sql("select name, last, checked from messages.subject")
            .query(Sent.class)
            .list()
            .stream()
            .map(sent -> compare(sent, applied.getOrDefault(sent.name(), Applied.NOTHING)))
            .reduce(MessageFindings.NONE, MessageFindings::plus);
    return found.plus(new MessageFindings(0, 0, 0, 0, 0, reordered(replayed), replayed.size()));
  }

  /** The messages that their receivers call lost, and whether they know them after all. */
  List<String> calledLost() {
    return Stream.of(sender, receiver).flatMap(MessageChecker::calledLost).toList();
  }

  private static Stream<String> calledLost(JdbcClient database) {
    return database
        .sql(
            """
            select concat_ws(' ', m.id, 'to', m.queue, 'from', m.source, 'looked for', m.looks,
                             'times, received:', exists (select from delivery.inbox i where i.id = m.id))
            from delivery.missing m where m.looks > 1 order by m.id limit 10
            """)
        .query(String.class)
        .list()
        .stream();
  }

  /** Discards the dead letters that no sender has written; returns how many there are by now. */
  long discardBroken() {
    sender
        .sql(
            """
            update ops.dead_letter
            set state = 'DISCARDED', closed_at = clock_timestamp(), closed_by = 'messages',
                reason = 'it is broken'
            where closed_at is null and type is distinct from ?
            """)
        .param(MESSAGE)
        .update();
    return count(sender, "select count(*) from ops.dead_letter where reason = 'it is broken'");
  }

  /** True as soon as senders and receivers have each had this many more rounds of marks. */
  BooleanSupplier roundsOfMarks(int more) {
    long senders = marks(sender) + more;
    long receivers = marks(receiver) + more;
    return () -> marks(sender) > senders && marks(receiver) > receivers;
  }

  private static long marks(JdbcClient database) {
    return count(database, "select number from delivery.mark_round");
  }

  /** Deletes what was checked; if one of these messages is applied again, that is still noticed. */
  void turnThePage() {
    sender.sql("update messages.subject set checked = last").update();
    receiver.sql("update messages.state set checked = last").update();
    receiver.sql("truncate messages.applied").update();
    receiver.sql("truncate delivery.missing").update();
    sender
        .sql(
            """
            truncate ops.dead_letter, ops.dead_letter_note, ops.dead_letter_text, ops.replay,
                     delivery.missing
            """)
        .update();
  }

  private MessageFindings compare(Sent sent, Applied applied) {
    int subject = Subjects.index(sent.name());
    long attempted = highest(ledger -> ledger.attempted(subject));
    long acknowledged = highest(ledger -> ledger.acknowledged(subject));
    long promised = Math.max(sent.last(), acknowledged);
    long unknown = Math.max(0, applied.highest() - promised);
    return new MessageFindings(
        Math.max(attempted, sent.checked()) - sent.checked(),
        promised - sent.checked(),
        promised - sent.checked() - (applied.different() - unknown),
        applied.messages() - applied.different(),
        unknown + Math.max(0, sent.last() - attempted),
        0,
        0);
  }

  private long highest(ToLongFunction<Ledger> number) {
    return ledgers.stream().mapToLong(number).max().orElseThrow();
  }

  private long reordered(Set<String> replayed) {
    return receiver
        .sql("select subject || ':' || number from messages.applied where number < previous")
        .query(String.class)
        .list()
        .stream()
        .filter(message -> !replayed.contains(message))
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

  /** The state of a subject in the sender's database. */
  private record Sent(String name, long last, long checked) {}

  /** The state of a subject in the receiver's database. */
  private record Applied(String subject, long messages, long different, long highest) {

    static final Applied NOTHING = new Applied("", 0, 0, 0);
  }
}
