package com.sysopsquad.portal.api;

import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.settings.TimeZones;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer prefers.
 *
 * @param timeZone in which moments are told; absent: that of the business
 * @param invoiceMails whether each new invoice is told by e-mail
 */
record PreferencesBody(
    @Schema(example = "America/Los_Angeles", description = "Absent: that of the business")
        @Nullable String timeZone,
    @NotNull(message = "{api.required}") Boolean invoiceMails) {

  static PreferencesBody of(Wishes wishes) {
    ZoneId zone = wishes.timeZone();
    return new PreferencesBody(zone == null ? null : zone.getId(), wishes.invoiceMails());
  }

  Wishes wishes(Texts texts) {
    if (timeZone != null && !TimeZones.isOne(timeZone)) {
      throw new InvalidFields(
          List.of(new Problem.FieldError("timeZone", texts.of("api.no-time-zone"))));
    }
    return new Wishes(timeZone == null ? null : ZoneId.of(timeZone), invoiceMails);
  }
}
