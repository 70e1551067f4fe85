package com.sysopsquad.portal.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ticket to be submitted. */
record TicketBody(
    @NotNull(message = "{api.required}")
        @Schema(example = "The television stays dark", maxLength = 120)
        String title,
    @Schema(maxLength = 4000) @Nullable String description) {

  String details() {
    return Objects.requireNonNullElse(description, "");
  }
}
