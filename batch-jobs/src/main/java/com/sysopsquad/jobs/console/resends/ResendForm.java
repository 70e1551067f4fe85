package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.ResendRefused;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A request for a resend, as it was typed.
 *
 * @param since a time with or without its offset, or a day; without an offset, in the zone of the
 *     console
 * @param dryRun whether it is only counted
 */
record ResendForm(
    @Nullable String quantum,
    @Nullable String since,
    @Nullable String queue,
    @Nullable String to,
    @Nullable String reason,
    @Nullable Boolean dryRun) {

  private static final String UNREADABLE =
      "Enter a time such as 2026-11-29T14:00 or 2026-11-29T14:00:00Z, or a day such as 2026-11-29.";

  /**
   * The request.
   *
   * @throws InvalidParameter if the time is missing or unreadable
   * @throws ResendRefused if the quantum is missing
   */
  ResendRequest request(ZoneId zone) {
    return new ResendRequest(
        quantum == null ? "" : quantum.strip(), moment(zone), given(queue), given(to), isDryRun());
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** The reason; may be empty if nothing is sent. */
  String checkedReason() {
    if (isDryRun()) {
      String optional = Reason.optional(reason);
      return optional == null ? "" : optional;
    }
    return Reason.required(reason, "Enter a reason for resending messages.");
  }

  private Instant moment(ZoneId zone) {
    String text = given(since);
    if (text == null) {
      throw new InvalidParameter(UNREADABLE);
    }
    try {
      if (text.length() == "2026-11-29".length()) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      return text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new InvalidParameter(UNREADABLE);
    }
  }

  private static @Nullable String given(@Nullable String field) {
    return field == null || field.isBlank() ? null : field.strip();
  }
}
