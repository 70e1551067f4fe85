package com.sysopsquad.portal.plan.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** Another contract for a plan. */
record ContractBody(
    @NotNull(message = "{api.required}") @Schema(example = "GAMER-2") String contract,
    @NotNull(message = "{api.required}")
        @Schema(description = "Version of the plan when it was read", example = "1796025600123456")
        Long version) {}
