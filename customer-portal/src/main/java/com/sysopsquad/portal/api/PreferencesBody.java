package com.sysopsquad.portal.api;

import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.settings.TimeZones;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer prefers.
 *
 * @param timeZone in which moments are told; absent: that of the business
 * @param invoiceMails whether each new invoice is told by e-mail
 * @param ticketMails whether what happens to tickets is told by e-mail; absent: it stays
 * @param language of pages and e-mails; absent: it stays
 */
record PreferencesBody(
    @Schema(example = "America/Los_Angeles", description = "Default: the time zone of the business")
        @Nullable String timeZone,
    @NotNull(message = "{api.required}") Boolean invoiceMails,
    @Schema(description = "Whether to send emails about tickets; default: unchanged")
        @Nullable Boolean ticketMails,
    @Schema(
            example = "de",
            allowableValues = {"en", "de"},
            description = "Language of pages and emails; default: unchanged")
        @Nullable String language) {

  static PreferencesBody of(Wishes wishes) {
    ZoneId zone = wishes.timeZone();
    return new PreferencesBody(
        zone == null ? null : zone.getId(),
        wishes.invoiceMails(),
        wishes.ticketMails(),
        wishes.language().code());
  }

  Wishes wishes(Wishes before, Texts texts) {
    if (timeZone != null && !TimeZones.isOne(timeZone)) {
      throw wrong("timeZone", texts.of("api.no-time-zone"));
    }
    Optional<Language> spoken = Language.of(language);
    if (language != null && spoken.isEmpty()) {
      throw wrong("language", texts.of("api.no-language"));
    }
    return new Wishes(
        timeZone == null ? null : ZoneId.of(timeZone),
        invoiceMails,
        ticketMails == null ? before.ticketMails() : ticketMails,
        spoken.orElse(before.language()),
        before.theme());
  }

  private static InvalidFields wrong(String field, String sentence) {
    return new InvalidFields(List.of(new Problem.FieldError(field, sentence)));
  }
}
