package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.notification.Notice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment problem that is still open.
 *
 * @param periodEnd exclusive
 * @param totalMinor amount due, in minor units; absent if it could not be computed
 */
record NoticeAnswer(
    UUID id,
    LocalDate periodStart,
    @Schema(description = "Exclusive") LocalDate periodEnd,
    @Schema(description = "In minor units of the currency", example = "2144")
        @Nullable Long totalMinor,
    @Schema(example = "USD") @Nullable String currency,
    String reason,
    String advice,
    Instant raisedAt) {

  static NoticeAnswer of(Notice notice, Texts texts) {
    return new NoticeAnswer(
        notice.id(),
        notice.periodStart(),
        notice.periodEnd(),
        notice.totalMinor(),
        notice.currency(),
        texts.of(notice.why()),
        texts.of(notice.whatToDo()),
        notice.raisedAt());
  }
}
