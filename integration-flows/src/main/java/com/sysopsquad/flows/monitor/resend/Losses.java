package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.LossConfirmed;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What quanta lack of the messages that others have sent to them, and what the others no longer
 * know to have sent. A loss ends when its messages have arrived, or when a person confirms it.
 */
public final class Losses {

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final TransactionOperations transactions;

  public Losses(JdbcClient jdbc, Outbox outbox, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /** Stores the reports of quanta, in the current transaction and in this order. */
  public void keep(List<? extends DeliveryReport> reports) {
    for (DeliveryReport report : reports) {
      if (report instanceof LossReported told) {
        keep(told);
      }
    }
  }

  private void keep(LossReported told) {
    forgetOthers(told, false);
    forgetOthers(told, true);
    for (LostMessages lost : told.losses()) {
      Instant until = lost.until();
      jdbc.sql(
              """
              insert into ops.loss (quantum, source, queues, since, noticed_at, until_at)
              values (?, ?, ?, ?, ?, cast(? as timestamptz))
              on conflict (quantum, source, (until_at is null)) do update
                  set queues = excluded.queues, since = excluded.since,
                      noticed_at = excluded.noticed_at, until_at = excluded.until_at
              """)
          .param(told.quantum())
          .param(lost.source())
          .param(lost.queues().toArray(String[]::new))
          .param(lost.since().atOffset(ZoneOffset.UTC))
          .param(lost.noticedAt().atOffset(ZoneOffset.UTC))
          .param(until == null ? null : until.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private void forgetOthers(LossReported told, boolean ofSource) {
    jdbc.sql(
            """
            delete from ops.loss
            where quantum = ? and (until_at is not null) = ? and source <> all (cast(? as text[]))
            """)
        .param(told.quantum())
        .param(ofSource)
        .param(
            told.losses().stream()
                .filter(lost -> lost.lostBySource() == ofSource)
                .map(LostMessages::source)
                .toArray(String[]::new))
        .update();
  }

  /** All losses, oldest first. */
  public List<Loss> all() {
    return jdbc.sql("select * from ops.loss order by number").query(Losses::loss).list();
  }

  /**
   * Accepts that the messages are lost. Their receiver is notified and no longer reports them.
   *
   * @throws NoSuchLoss if there is no loss with that number
   */
  public Loss confirm(long number, String actor, String reason) {
    return transactions.execute(
        status -> {
          Loss loss =
              jdbc.sql("delete from ops.loss where number = ? returning *")
                  .param(number)
                  .query(Losses::loss)
                  .optional()
                  .orElseThrow(() -> new NoSuchLoss(number));
          outbox.send(
              List.of(new LossConfirmed(loss.lost().source(), actor, reason, loss.lost().until())),
              Queues.commands(loss.quantum()).orElseThrow());
          return loss;
        });
  }

  private static Loss loss(ResultSet row, int number) throws SQLException {
    OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
    return new Loss(
        row.getLong("number"),
        row.getString("quantum"),
        new LostMessages(
            row.getString("source"),
            List.of((String[]) row.getArray("queues").getArray()),
            row.getObject("since", OffsetDateTime.class).toInstant(),
            row.getObject("noticed_at", OffsetDateTime.class).toInstant(),
            until == null ? null : until.toInstant()));
  }
}
