package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.portal.picture.PictureFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo of a ticket, without its content.
 *
 * @param position position in the ticket, from 1
 * @param commentId comment that it belongs to; null if it belongs to the ticket itself
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record Photo(
    UUID id,
    int position,
    @Nullable UUID commentId,
    PictureFormat format,
    long size,
    String sha256) {

  /** The information for sysops. */
  TicketPhoto claim() {
    return new TicketPhoto(id, format.mediaType(), size, sha256);
  }
}
