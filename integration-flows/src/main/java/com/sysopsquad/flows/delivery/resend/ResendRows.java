package com.sysopsquad.flows.delivery.resend;

import com.sysopsquad.flows.delivery.outbox.KeptMessages.Extent;
import com.sysopsquad.flows.delivery.outbox.KeptMessages.Selection;
import com.sysopsquad.flows.message.command.ResendAsked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The resends of a quantum, of which at most one is in progress. */
final class ResendRows {

  private static final int SECONDS_BETWEEN_REPORTS = 5;

  private final JdbcClient jdbc;

  ResendRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A resend that is in progress.
   *
   * @param last position of the last message
   * @param position position up to which all messages are sent again
   * @param unheard whether operations has received no report on it for some seconds
   */
  record Resend(
      UUID id,
      Selection selection,
      String askedBy,
      long total,
      long last,
      long position,
      long sent,
      boolean unheard) {}

  /** Starts a resend in the current transaction; false if another one is in progress. */
  boolean begin(ResendAsked asked, Extent extent) {
    return jdbc.sql(
                """
                insert into delivery.resend (id, since, queues, asked_by, total, last)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .param(asked.resendId())
            .param(asked.since().atOffset(ZoneOffset.UTC))
            .param(asked.queues().toArray(String[]::new))
            .param(asked.askedBy())
            .param(extent.messages())
            .param(extent.last())
            .update()
        > 0;
  }

  /** The resend that is in progress, if there is one. */
  Optional<Resend> open() {
    return open("");
  }

  /** The same, locked for this transaction; empty also while another process works on it. */
  Optional<Resend> take() {
    return open(" for update skip locked");
  }

  private Optional<Resend> open(String lock) {
    return jdbc.sql(
            """
            select *, told_at < clock_timestamp() - make_interval(secs => ?) as unheard
            from delivery.resend where ended_at is null
            """
                + lock)
        .param(SECONDS_BETWEEN_REPORTS)
        .query(ResendRows::resend)
        .optional();
  }

  /** Records its progress. */
  void advance(UUID id, long position, long sent, boolean told) {
    jdbc.sql(
            """
            update delivery.resend
            set position = ?, sent = ?, told_at = case when ? then clock_timestamp() else told_at end
            where id = ?
            """)
        .param(position)
        .param(sent)
        .param(told)
        .param(id)
        .update();
  }

  void end(UUID id, long sent) {
    jdbc.sql(
            """
            update delivery.resend set sent = ?, position = last, ended_at = clock_timestamp()
            where id = ?
            """)
        .param(sent)
        .param(id)
        .update();
  }

  private static Resend resend(ResultSet row, int number) throws SQLException {
    return new Resend(
        row.getObject("id", UUID.class),
        new Selection(
            row.getObject("since", OffsetDateTime.class).toInstant(),
            List.of((String[]) row.getArray("queues").getArray())),
        row.getString("asked_by"),
        row.getLong("total"),
        row.getLong("last"),
        row.getLong("position"),
        row.getLong("sent"),
        row.getBoolean("unheard"));
  }
}
