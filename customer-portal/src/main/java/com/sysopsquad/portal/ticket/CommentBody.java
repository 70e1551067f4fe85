package com.sysopsquad.portal.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** What a customer adds to a ticket. */
record CommentBody(
    @NotNull(message = "{api.required}") @Schema(example = "It hums now, too.", maxLength = 4000)
        String text) {}
