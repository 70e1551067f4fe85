package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.DeskAlert.Event;
import com.sysopsquad.billing.desk.DeskAlert.Subject;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert.
 *
 * @param title text of the kind
 * @param text the reason as a sentence
 * @param wayOut what to do next
 * @param urgent whether money may be in the wrong place
 * @param owner null if nobody owns it
 * @param closedBy null if billing closed it automatically
 * @param told notice to the customer; null if none is known
 * @param charge the provider's reference, for an alert about a charge
 * @param minor in minor units of the currency
 * @param events null in a list
 */
record AlertAnswer(
    UUID id,
    String kind,
    String title,
    String text,
    String wayOut,
    boolean urgent,
    boolean open,
    @Nullable OffsetDateTime raisedAt,
    @Nullable String owner,
    @Nullable OffsetDateTime closedAt,
    @Nullable String closedBy,
    @Nullable String closeReason,
    @Nullable String told,
    @Nullable String charge,
    @Nullable UUID customerId,
    @Nullable String customer,
    @Nullable Long bill,
    @Nullable String contract,
    @Nullable LocalDate periodStart,
    @Nullable LocalDate periodEnd,
    @Nullable UUID reference,
    @Nullable Long minor,
    @Nullable String currency,
    @Nullable List<EventAnswer> events) {

  static AlertAnswer of(DeskAlert alert, @Nullable List<Event> events, Formats formats) {
    Subject subject = alert.subject();
    return new AlertAnswer(
        alert.id(),
        alert.kind(),
        alert.about().title(),
        alert.sentence(),
        alert.about().wayOut(),
        alert.about().isUrgent(),
        alert.isOpen(),
        formats.at(alert.raisedAt()),
        alert.owner(),
        formats.at(alert.closedAt()),
        alert.closedBy(),
        alert.closeReason(),
        alert.notice(),
        alert.charge(),
        subject == null ? null : subject.customerId(),
        subject == null ? null : subject.customer(),
        subject == null ? null : subject.bill(),
        subject == null ? null : subject.contract(),
        subject == null ? null : subject.periodStart(),
        subject == null ? null : subject.periodEnd(),
        subject == null ? null : subject.reference(),
        alert.minor(),
        alert.currency(),
        events == null
            ? null
            : events.stream().map(event -> EventAnswer.of(event, formats)).toList());
  }

  /** A person's action: TAKE, HAND_OVER, NOTE or CLOSE. */
  record EventAnswer(
      @Nullable OffsetDateTime at,
      String actor,
      String action,
      @Nullable String receiver,
      @Nullable String words) {

    static EventAnswer of(Event event, Formats formats) {
      return new EventAnswer(
          formats.at(event.at()), event.actor(), event.action(), event.receiver(), event.words());
    }
  }
}
