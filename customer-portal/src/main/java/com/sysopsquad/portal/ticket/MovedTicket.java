package com.sysopsquad.portal.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that sysops has moved on, for its customer to be told.
 *
 * @param note of the expert, or null
 */
record MovedTicket(
    UUID id,
    UUID customerId,
    String number,
    String title,
    TicketProgress progress,
    long version,
    @Nullable String note) {}
