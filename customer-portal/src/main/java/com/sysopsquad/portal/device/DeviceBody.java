package com.sysopsquad.portal.device;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device to register. */
record DeviceBody(
    @NotNull(message = "{api.required}") DeviceKind kind,
    @NotNull(message = "{api.required}") @Schema(example = "Lumen") String make,
    @NotNull(message = "{api.required}") @Schema(example = "X200") String model,
    @Schema(example = "SN-1234") @Nullable String serial) {

  String serialOrNone() {
    return Objects.requireNonNullElse(serial, "");
  }
}
