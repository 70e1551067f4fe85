package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.upload.Picture;
import java.util.List;
import java.util.UUID;

/**
 * A picture that is to become a photo of a ticket.
 *
 * @param id names the photo for ever
 */
record NewPhoto(UUID id, Picture picture) {

  /** The pictures under names that nobody has chosen. */
  static List<NewPhoto> of(List<Picture> pictures) {
    return pictures.stream().map(picture -> new NewPhoto(UUID.randomUUID(), picture)).toList();
  }
}
