package com.sysopsquad.portal.plan.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new plan. */
record PlanBody(
    @NotNull(message = "{api.required}") @Schema(example = "HOME-3") String contract,
    @NotNull(message = "{api.required}")
        @Schema(description = "A date between today and one year from now", example = "2026-12-01")
        LocalDate startsOn,
    @Size(max = 200, message = "{api.too-many}")
        @Schema(description = "Devices to cover; default: none")
        @Nullable List<@NotNull(message = "{api.required}") UUID> devices) {

  List<UUID> covered() {
    return devices == null ? List.of() : devices.stream().distinct().toList();
  }
}
