package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.portal.picture.PictureFormat;
import com.sysopsquad.portal.upload.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;

/** All photos of tickets; each is visible only to its customer. */
@Repository
public class Photos {

  private static final int SLICE = 256 * 1024;

  private static final String COLUMNS =
      "select id, position, comment_id, format, size, sha256 from customer.ticket_photo\n";

  private final JdbcClient jdbc;

  Photos(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The photos of the customer's ticket, oldest first. */
  public List<Photo> of(UUID customerId, UUID ticketId) {
    return jdbc.sql(
            COLUMNS + "where ticket_id = :id and customer_id = :customerId order by position")
        .param("id", ticketId)
        .param("customerId", customerId)
        .query((row, number) -> photo(row))
        .list();
  }

  /** The photo with this id, if it belongs to this ticket of the customer. */
  public Optional<Photo> find(UUID customerId, UUID ticketId, UUID id) {
    return of(customerId, ticketId).stream().filter(photo -> photo.id().equals(id)).findFirst();
  }

  /** A part of a photo's bytes from that position; empty after its end. */
  byte[] slice(UUID id, long from) {
    return jdbc.sql(
            """
            select substring(content from :start for :length)
            from customer.ticket_photo_content
            where photo_id = :id
            """)
        .param("start", (int) from + 1)
        .param("length", SLICE)
        .param("id", id)
        .query((row, number) -> row.getBytes(1))
        .single();
  }

  /** The total size of the customer's photos in bytes. */
  long bytesOf(UUID customerId) {
    return jdbc.sql(
            "select coalesce(sum(size), 0) from customer.ticket_photo where customer_id = ?")
        .param(customerId)
        .query(Long.class)
        .single();
  }

  /** Adds a photo; false if its id is already known. */
  boolean add(
      UUID customerId,
      UUID ticketId,
      @Nullable UUID commentId,
      int position,
      NewPhoto photo,
      Instant at) {
    Picture picture = photo.picture();
    int added =
        jdbc.sql(
                """
            insert into customer.ticket_photo
                (id, ticket_id, customer_id, comment_id, position, format, width, height, size,
                 sha256, at)
            values (:id, :ticketId, :customerId, :commentId, :position, :format, :width, :height,
                    :size, :sha256, :at)
            on conflict (id) do nothing
            """)
            .param("id", photo.id())
            .param("ticketId", ticketId)
            .param("customerId", customerId)
            .param("commentId", commentId)
            .param("position", position)
            .param("format", picture.format().name())
            .param("width", picture.width())
            .param("height", picture.height())
            .param("size", picture.size())
            .param("sha256", picture.sha256())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update();
    if (added == 0) {
      return false;
    }
    try (InputStream content = picture.content().getInputStream()) {
      jdbc.sql(
              "insert into customer.ticket_photo_content (photo_id, content) values (:id, :content)")
          .param("id", photo.id())
          .param("content", new SqlBinaryValue(content, picture.size()))
          .update();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Photo photo(ResultSet row) throws SQLException {
    return new Photo(
        row.getObject("id", UUID.class),
        row.getInt("position"),
        row.getObject("comment_id", UUID.class),
        PictureFormat.valueOf(row.getString("format")),
        row.getLong("size"),
        row.getString("sha256"));
  }
}
