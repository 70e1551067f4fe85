package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.api.problem.FieldChecks;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.settings.preference.TimeZones;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's preferences.
 *
 * @param timeZone zone in which times are shown; absent for that of the business
 * @param invoiceEmails whether each new invoice is announced by email
 * @param ticketEmails whether changes of tickets are announced by email; absent for no change
 * @param language language of pages and emails; absent for no change
 */
record PreferencesBody(
    @Schema(example = "America/Los_Angeles", description = "Default: the time zone of the business")
        @Nullable String timeZone,
    @NotNull(message = "{api.required}") Boolean invoiceEmails,
    @Schema(description = "Whether to send emails about tickets; default: unchanged")
        @Nullable Boolean ticketEmails,
    @Schema(
            example = "de",
            allowableValues = {"en", "de"},
            description = "Language of pages and emails; default: unchanged")
        @Nullable String language) {

  static PreferencesBody of(Wishes wishes) {
    ZoneId zone = wishes.timeZone();
    return new PreferencesBody(
        zone == null ? null : zone.getId(),
        wishes.invoiceEmails(),
        wishes.ticketEmails(),
        wishes.language().code());
  }

  Wishes wishes(Wishes before, Texts texts) {
    Optional<Language> spoken = Language.of(language);
    new FieldChecks(texts)
        .require(timeZone == null || TimeZones.isOne(timeZone), "timeZone", "api.no-time-zone")
        .require(language == null || spoken.isPresent(), "language", "api.no-language")
        .pass();
    return new Wishes(
        timeZone == null ? null : ZoneId.of(timeZone),
        invoiceEmails,
        ticketEmails == null ? before.ticketEmails() : ticketEmails,
        spoken.orElse(before.language()),
        before.theme());
  }
}
