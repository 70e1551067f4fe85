package com.sysopsquad.portal.ticket.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A customer's comment on a ticket. */
record CommentBody(
    @NotNull(message = "{api.required}")
        @Schema(
            example = "It hums now, too.",
            description = "At most 4,000 characters; an emoji is one")
        String text) {}
