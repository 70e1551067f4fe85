package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketPhoto;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.upload.Picture;
import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the photos of a ticket, as many as fit. */
@Component
class KeepingPhotos {

  private final Photos photos;
  private final Customers customers;
  private final UploadSettings settings;

  KeepingPhotos(Photos photos, Customers customers, UploadSettings settings) {
    this.photos = photos;
    this.customers = customers;
    this.settings = settings;
  }

  /**
   * Adds the pictures to a ticket that is held or new.
   *
   * @return what sysops is told of them; null: there are none
   * @throws UploadRefused if the ticket or the customer has too many then
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public @Nullable List<TicketPhoto> keep(
      UUID customerId,
      UUID ticketId,
      @Nullable UUID commentId,
      List<Picture> pictures,
      Instant at) {
    if (pictures.isEmpty()) {
      return null;
    }
    customers.hold(customerId);
    int present = photos.of(customerId, ticketId).size();
    if (present + pictures.size() > settings.most()) {
      throw new UploadRefused("upload.too-many", settings.most());
    }
    long together = pictures.stream().mapToLong(Picture::size).sum();
    if (photos.bytesOf(customerId) + together > settings.ofCustomer().toBytes()) {
      throw new UploadRefused("upload.full", settings.ofCustomer().toMegabytes());
    }
    for (int i = 0; i < pictures.size(); i++) {
      photos.add(customerId, ticketId, commentId, present + i + 1, pictures.get(i), at);
    }
    return photos.of(customerId, ticketId).stream().skip(present).map(Photo::claim).toList();
  }
}
