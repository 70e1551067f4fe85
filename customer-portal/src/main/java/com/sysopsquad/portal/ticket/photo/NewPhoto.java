package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.portal.upload.Picture;
import java.util.List;
import java.util.UUID;

/**
 * A picture that will become a photo of a ticket.
 *
 * @param id permanent id of the photo
 */
public record NewPhoto(UUID id, Picture picture) {

  /** The pictures with new ids. */
  public static List<NewPhoto> of(List<Picture> pictures) {
    return pictures.stream().map(picture -> new NewPhoto(UUID.randomUUID(), picture)).toList();
  }
}
