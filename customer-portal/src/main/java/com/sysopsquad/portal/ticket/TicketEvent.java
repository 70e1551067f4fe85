package com.sysopsquad.portal.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that sysops told about a ticket. */
public record TicketEvent(
    long version, TicketProgress progress, @Nullable String note, Instant at) {}
