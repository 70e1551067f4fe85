package com.sysopsquad.portal.plan.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** All devices that a plan should cover. */
record CoverBody(
    @NotNull(message = "{api.required}")
        @Size(max = 200, message = "{api.too-many}")
        @Schema(description = "Devices that another plan covers are left there")
        List<@NotNull(message = "{api.required}") UUID> devices) {}
