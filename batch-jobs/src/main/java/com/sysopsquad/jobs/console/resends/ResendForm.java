package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.ResendRefused;
import com.sysopsquad.flows.monitor.ResendRequest;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be sent again, as it was typed.
 *
 * @param since a moment with or without its offset, or a day; without, in the zone of the console
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
      "Enter the moment like 2026-11-29T14:00 or 2026-11-29T14:00:00Z, or as a day like 2026-11-29.";

  /**
   * The request.
   *
   * @throws InvalidParameter when the moment is missing or unreadable
   * @throws ResendRefused when the quantum is missing
   */
  ResendRequest request(ZoneId zone) {
    return new ResendRequest(
        quantum == null ? "" : quantum.strip(), moment(zone), given(queue), given(to), isDryRun());
  }

  boolean isDryRun() {
    return Boolean.TRUE.equals(dryRun);
  }

  /** The reason; empty is allowed where nothing is sent. */
  String checkedReason() {
    if (isDryRun()) {
      String optional = Reason.optional(reason);
      return optional == null ? "" : optional;
    }
    return Reason.required(reason, "Enter a reason for sending messages again.");
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
