package com.sysopsquad.portal.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that sysops has moved, for an email to its customer.
 *
 * @param note note of the expert, or null
 */
record MovedTicket(
    UUID id,
    UUID customerId,
    String number,
    String title,
    TicketProgress progress,
    long version,
    @Nullable String note) {}
