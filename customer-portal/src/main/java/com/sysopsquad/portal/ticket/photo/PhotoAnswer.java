package com.sysopsquad.portal.ticket.photo;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo of a ticket, without its content. */
public record PhotoAnswer(
    UUID id,
    @Schema(description = "Position in the ticket, from 1") int position,
    @Schema(example = "image/jpeg") String type,
    @Schema(description = "In bytes") long size,
    @Schema(description = "SHA-256 of the bytes, in hexadecimal") String sha256,
    @Schema(description = "Comment that it belongs to; absent if it belongs to the ticket itself")
        @Nullable UUID commentId) {

  public static PhotoAnswer of(Photo photo) {
    return new PhotoAnswer(
        photo.id(),
        photo.position(),
        photo.format().mediaType(),
        photo.size(),
        photo.sha256(),
        photo.commentId());
  }
}
