package com.sysopsquad.portal.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A photo of a ticket, without its content. */
record PhotoAnswer(
    UUID id,
    @Schema(description = "In the ticket, from 1") int position,
    @Schema(example = "image/jpeg") String type,
    @Schema(description = "In bytes") long size,
    @Schema(description = "Of its bytes, in hexadecimal digits") String sha256,
    @Schema(description = "The comment with which it came; absent: with the ticket itself")
        @Nullable UUID commentId) {

  static PhotoAnswer of(Photo photo) {
    return new PhotoAnswer(
        photo.id(),
        photo.position(),
        photo.format().mediaType(),
        photo.size(),
        photo.sha256(),
        photo.commentId());
  }
}
