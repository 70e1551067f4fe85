package com.sysopsquad.portal.ticket.api;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.ticket.NewTicket;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new ticket. */
record TicketBody(
    @NotNull(message = "{api.required}")
        @Schema(
            example = "The television stays dark",
            description = "At most 120 characters; an emoji is one")
        String title,
    @Schema(description = "At most 4,000 characters; an emoji is one") @Nullable String description,
    @Schema(description = "Default: OTHER") @Nullable TicketCategory category,
    @Schema(description = "Default: NORMAL") @Nullable TicketUrgency urgency,
    @Schema(description = "One of the customer's devices; default: none") @Nullable UUID deviceId) {

  NewTicket ticket(UUID id) {
    return new NewTicket(
        id,
        title,
        Objects.requireNonNullElse(description, ""),
        Objects.requireNonNullElse(category, TicketCategory.OTHER),
        Objects.requireNonNullElse(urgency, TicketUrgency.NORMAL),
        deviceId);
  }
}
