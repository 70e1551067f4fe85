package com.sysopsquad.portal.survey;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer to the survey on a ticket. */
record SurveyBody(
    @NotNull(message = "{api.required}") @Schema(minimum = "1", maximum = "5", example = "5")
        Integer rating,
    @Schema(description = "At most 2,000 characters; an emoji is one") @Nullable String comment) {

  String words() {
    return Objects.requireNonNullElse(comment, "");
  }
}
