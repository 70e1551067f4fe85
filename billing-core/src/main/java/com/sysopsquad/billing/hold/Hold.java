package com.sysopsquad.billing.hold;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A hold that is not released.
 *
 * @param since in the business's time zone
 * @param by who put billing on hold
 */
public record Hold(ZonedDateTime since, String by, String reason) {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm a z", Locale.US);

  /** The message for everyone who wants to charge. */
  public String sentence() {
    return ("Billing has been on hold since %s (%s): %s Nothing is charged until you release it"
            + " with ./ops hold release --reason \"...\".")
        .formatted(WHEN.format(since), by, reason.endsWith(".") ? reason : reason + ".");
  }
}
