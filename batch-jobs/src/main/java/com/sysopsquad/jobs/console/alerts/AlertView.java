package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.AlertKind;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.DeskAlert.Event;
import com.sysopsquad.billing.desk.DeskAlert.Subject;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alert as a page shows it.
 *
 * @param what bill, contract and period
 * @param amount a dash if there is none
 * @param decidable whether its bill can be decided on under Parked bills
 */
record AlertView(
    UUID id,
    Badge kind,
    String sentence,
    String wayOut,
    boolean open,
    @Nullable UUID customerId,
    @Nullable String customer,
    String what,
    @Nullable Long bill,
    @Nullable String reference,
    @Nullable String charge,
    String amount,
    @Nullable String owner,
    Timestamp raised,
    Timestamp closed,
    @Nullable String closedBy,
    @Nullable String closeReason,
    @Nullable String told,
    boolean decidable) {

  static AlertView of(DeskAlert alert, Formats formats) {
    Subject subject = alert.subject();
    AlertKind kind = alert.about();
    Long minor = alert.minor();
    String currency = alert.currency();
    return new AlertView(
        alert.id(),
        badge(kind),
        alert.sentence(),
        kind.wayOut(),
        alert.isOpen(),
        subject == null ? null : subject.customerId(),
        subject == null ? null : subject.customer(),
        subject == null ? "" : what(subject),
        subject == null ? null : subject.bill(),
        subject == null || subject.reference() == null ? null : subject.reference().toString(),
        alert.charge(),
        minor == null || currency == null ? "–" : Formats.money(minor, currency),
        alert.owner(),
        Timestamp.of(alert.raisedAt(), formats),
        Timestamp.of(alert.closedAt(), formats),
        alert.closedBy(),
        alert.closeReason(),
        alert.notice(),
        switch (kind) {
          case NOT_PRICED, TOO_SMALL, UNRESOLVED -> alert.isOpen();
          default -> false;
        });
  }

  static Badge badge(AlertKind kind) {
    if (kind.isUrgent()) {
      return Badge.stuck(kind.title());
    }
    return kind.isUnderway() ? Badge.silent(kind.title()) : Badge.waiting(kind.title());
  }

  private static String what(Subject subject) {
    return Stream.of(
            subject.bill() == null ? "" : "Bill " + subject.bill(),
            subject.contract() == null ? "" : subject.contract(),
            subject.periodStart() == null || subject.periodEnd() == null
                ? ""
                : Formats.period(subject.periodStart(), subject.periodEnd()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  /** A person's action on it. */
  record EventView(Timestamp at, String actor, String what, @Nullable String words) {

    static EventView of(Event event, Formats formats) {
      return new EventView(
          Timestamp.of(event.at(), formats),
          event.actor(),
          switch (event.action()) {
            case "TAKE" -> "Taken";
            case "HAND_OVER" -> "Handed over to " + event.receiver();
            case "CLOSE" -> "Closed";
            default -> "Note";
          },
          event.words());
    }
  }

  /** A kind with its number of alerts, and the URL that shows them. */
  record KindView(String title, String number, boolean chosen, String address) {}
}
