package com.sysopsquad.neighbours.sysops;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.ticket.TicketCommented;
import com.sysopsquad.flows.ticket.TicketPhoto;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers' additions to their tickets: comments, and claim checks for photos. */
class Conversations {

  private final JdbcClient jdbc;

  Conversations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds a comment; a known one changes nothing. */
  void add(TicketCommented comment, Instant now) {
    jdbc.sql(
            """
            insert into sysops.ticket_comment (id, ticket_id, text, at, received_at)
            values (:id, :ticketId, :text, :at::timestamptz, :now::timestamptz)
            on conflict (id) do nothing
            """)
        .param("id", comment.commentId())
        .param("ticketId", comment.ticketId())
        .param("text", comment.text())
        .param("at", comment.at().toString())
        .param("now", now.toString())
        .update();
  }

  /** Adds photos that belong to a ticket or to a comment on it; known ones change nothing. */
  void addPhotos(
      UUID ticketId, @Nullable UUID commentId, @Nullable List<TicketPhoto> photos, Instant at) {
    if (photos == null || photos.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into sysops.ticket_photo (id, ticket_id, comment_id, type, size, sha256, at)
            select p.id, :ticketId, :commentId::uuid, p.type, p.size, p.sha256, :at::timestamptz
            from unnest(:ids::uuid[], :types::text[], :sizes::bigint[], :hashes::text[])
                 as p (id, type, size, sha256)
            on conflict (id) do nothing
            """)
        .param("ticketId", ticketId)
        .param("commentId", commentId == null ? null : commentId.toString())
        .param("at", at.toString())
        .param("ids", column(photos, TicketPhoto::photoId))
        .param("types", column(photos, TicketPhoto::type))
        .param("sizes", column(photos, TicketPhoto::size))
        .param("hashes", column(photos, TicketPhoto::sha256))
        .update();
  }

  /** The comments on a ticket, oldest first. */
  List<TicketComment> comments(UUID ticketId) {
    return jdbc.sql(
            """
            select id, text, at
            from sysops.ticket_comment
            where ticket_id = :ticketId
            order by position
            """)
        .param("ticketId", ticketId)
        .query(
            (row, number) ->
                new TicketComment(
                    row.getObject("id", UUID.class), row.getString("text"), instant(row)))
        .list();
  }

  /** The claim checks of a ticket's photos, oldest first. */
  List<TicketPhoto> photos(UUID ticketId) {
    return jdbc.sql(
            """
            select id, type, size, sha256
            from sysops.ticket_photo
            where ticket_id = :ticketId
            order by position
            """)
        .param("ticketId", ticketId)
        .query(
            (row, number) ->
                new TicketPhoto(
                    row.getObject("id", UUID.class),
                    row.getString("type"),
                    row.getLong("size"),
                    row.getString("sha256")))
        .list();
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
