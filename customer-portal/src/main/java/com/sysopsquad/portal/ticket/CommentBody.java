package com.sysopsquad.portal.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** What a customer adds to a ticket. */
record CommentBody(
    @NotNull(message = "{api.required}")
        @Schema(
            example = "It hums now, too.",
            description = "At most 4,000 characters; an emoji is one")
        String text) {}
