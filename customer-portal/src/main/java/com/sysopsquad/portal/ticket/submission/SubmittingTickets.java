package com.sysopsquad.portal.ticket.submission;

import com.sysopsquad.flows.ticket.TicketDevice;
import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.device.Device;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.ticket.NewTicket;
import com.sysopsquad.portal.ticket.NoSuchTicket;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketEmails;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.limit.HourlyLimits;
import com.sysopsquad.portal.ticket.limit.TooMuchAnHour;
import com.sysopsquad.portal.ticket.photo.KeepingPhotos;
import com.sysopsquad.portal.ticket.photo.NewPhoto;
import com.sysopsquad.portal.upload.Picture;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a customer's ticket and passes it on to sysops. */
@Service
public class SubmittingTickets {

  static final int LONGEST_TITLE = 120;
  static final int LONGEST_DESCRIPTION = 4_000;

  private final Tickets tickets;
  private final Customers customers;
  private final Devices devices;
  private final BusinessCalendar calendar;
  private final TicketGateway sysops;
  private final TicketEmails emails;
  private final KeepingPhotos photos;
  private final HourlyLimits limits;
  private final Clock clock;

  SubmittingTickets(
      Tickets tickets,
      Customers customers,
      Devices devices,
      BusinessCalendar calendar,
      TicketGateway sysops,
      TicketEmails emails,
      KeepingPhotos photos,
      HourlyLimits limits,
      Clock clock) {
    this.tickets = tickets;
    this.customers = customers;
    this.devices = devices;
    this.calendar = calendar;
    this.sysops = sysops;
    this.emails = emails;
    this.photos = photos;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Stores the ticket and sends it to sysops; the same one again changes nothing.
   *
   * @param pictures pictures that {@link com.sysopsquad.portal.upload.CheckingPictures} has
   *     accepted
   * @return the ticket as it is stored, with its number
   * @throws TicketNotPossible if the title is missing, a text is too long, or the device is not the
   *     customer's
   * @throws com.sysopsquad.portal.upload.UploadRefused if the customer has too many pictures
   * @throws TooMuchAnHour if the customer has to wait a while
   * @throws NoSuchTicket if another customer has a ticket with this id
   * @throws com.sysopsquad.portal.account.NoSuchCustomer if the account is closed
   */
  @Transactional
  public Ticket submit(UUID customerId, NewTicket typed, List<Picture> pictures) {
    NewTicket ticket = checked(typed);
    Device device = device(customerId, ticket.deviceId());
    Instant now = clock.instant();
    boolean added = tickets.add(customerId, ticket, device, now);
    Ticket kept = tickets.get(customerId, ticket.id());
    if (added) {
      Customer customer = customers.hold(customerId);
      limits.tickets(customerId, now);
      sysops.send(
          List.of(
              new TicketSubmitted(
                  kept.id(),
                  customer.details(),
                  kept.title(),
                  kept.description(),
                  now,
                  kept.number(),
                  kept.category(),
                  kept.urgency(),
                  told(device),
                  photos.keep(customerId, kept.id(), null, NewPhoto.of(pictures), now))));
      emails.received(customerId, kept);
    }
    return kept;
  }

  private static NewTicket checked(NewTicket typed) {
    String title =
        TicketNotPossible.fitting(
            "title", TypedText.line(typed.title()), LONGEST_TITLE, "ticket.title-too-long");
    if (title.isEmpty()) {
      throw TicketNotPossible.at("title", "ticket.title-missing");
    }
    String description =
        TicketNotPossible.fitting(
            "description",
            TypedText.lines(typed.description()),
            LONGEST_DESCRIPTION,
            "ticket.description-too-long");
    return new NewTicket(
        typed.id(), title, description, typed.category(), typed.urgency(), typed.deviceId());
  }

  private @Nullable Device device(UUID customerId, @Nullable UUID deviceId) {
    if (deviceId == null) {
      return null;
    }
    return devices.of(customerId, calendar.today()).stream()
        .filter(device -> device.id().equals(deviceId))
        .findFirst()
        .orElseThrow(() -> new TicketNotPossible("ticket.device-gone"));
  }

  private static @Nullable TicketDevice told(@Nullable Device device) {
    return device == null
        ? null
        : new TicketDevice(
            device.id(), device.kind().name(), device.make(), device.model(), device.serial());
  }
}
