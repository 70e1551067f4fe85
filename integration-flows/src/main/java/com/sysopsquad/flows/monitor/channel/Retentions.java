package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares for how long each quantum keeps what it has sent with how long its receivers recognize
 * it. Each process checks its own settings when it starts; only here are those of others known.
 */
public final class Retentions {

  /** What the processes of a quantum report that run now. */
  private record Days(String quantum, int kept, int remembered) {}

  private final JdbcClient jdbc;

  Retentions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A warning for each sender that keeps messages longer than a receiver of it recognizes them. */
  public List<BrokerWarning> warnings() {
    List<Days> quanta = quanta();
    return quanta.stream()
        .flatMap(
            sender ->
                quanta.stream()
                    .filter(receiver -> sender.kept() > receiver.remembered())
                    .filter(receiver -> sends(sender.quantum(), receiver.quantum()))
                    .map(receiver -> warning(sender, receiver)))
        .toList();
  }

  private List<Days> quanta() {
    return jdbc.sql(
            """
            select quantum, max(kept_days) as kept, min(remembered_days) as remembered
            from ops.process
            where stopped_at is null and heard_at > clock_timestamp() - interval '1 minute'
              and kept_days is not null and remembered_days is not null
            group by quantum order by quantum
            """)
        .query(
            (row, number) ->
                new Days(row.getString("quantum"), row.getInt("kept"), row.getInt("remembered")))
        .list();
  }

  private static boolean sends(String sender, String receiver) {
    return Queues.LIST.stream()
        .filter(queue -> Queues.MARKED.contains(queue.name()))
        .anyMatch(
            queue -> queue.senders().contains(sender) && queue.receivers().contains(receiver));
  }

  private static BrokerWarning warning(Days sender, Days receiver) {
    return new BrokerWarning(
        null,
        "%s keeps sent messages longer than %s recognizes them"
            .formatted(sender.quantum(), receiver.quantum()),
        ("%s keeps what it has sent for %d days (sysops.delivery.kept), but %s refuses messages"
                + " that are older than %d days (sysops.delivery.retention). After a restore, those in"
                + " between would become dead letters. Set retention of %s to at least %d days, or"
                + " kept of %s to at most %d.")
            .formatted(
                sender.quantum(),
                sender.kept(),
                receiver.quantum(),
                receiver.remembered(),
                receiver.quantum(),
                sender.kept(),
                sender.quantum(),
                receiver.remembered()));
  }
}
