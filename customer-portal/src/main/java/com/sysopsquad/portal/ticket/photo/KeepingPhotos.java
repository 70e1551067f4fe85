package com.sysopsquad.portal.ticket.photo;

import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.limit.HourlyLimits;
import com.sysopsquad.portal.ticket.limit.TooMuchAnHour;
import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the photos of a ticket, as many as are allowed. */
@Component
public class KeepingPhotos {

  private final Photos photos;
  private final HourlyLimits limits;
  private final UploadSettings settings;

  KeepingPhotos(Photos photos, HourlyLimits limits, UploadSettings settings) {
    this.photos = photos;
    this.limits = limits;
    this.settings = settings;
  }

  /**
   * Adds the photos to a ticket that is locked or new, of a customer who is locked.
   *
   * @return the information for sysops; null if there are no photos
   * @throws UploadRefused if the ticket or the customer would have too many
   * @throws TooMuchAnHour if the customer has to wait a while
   * @throws NoSuchTicket if another photo has one of their ids
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public @Nullable List<TicketPhoto> keep(
      UUID customerId, UUID ticketId, @Nullable UUID commentId, List<NewPhoto> added, Instant at) {
    if (added.isEmpty()) {
      return null;
    }
    int present = photos.of(customerId, ticketId).size();
    if (present + added.size() > settings.most()) {
      throw new UploadRefused("upload.too-many", settings.most());
    }
    limits.photos(customerId, added.size(), at);
    long together = added.stream().mapToLong(photo -> photo.picture().size()).sum();
    if (photos.bytesOf(customerId) + together > settings.ofCustomer().toBytes()) {
      throw new UploadRefused("upload.full", settings.ofCustomer().toMegabytes());
    }
    for (int i = 0; i < added.size(); i++) {
      if (!photos.add(customerId, ticketId, commentId, present + i + 1, added.get(i), at)) {
        throw new NoSuchTicket(ticketId);
      }
    }
    return photos.of(customerId, ticketId).stream().skip(present).map(Photo::claim).toList();
  }
}
