package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer submits a ticket.
 *
 * @param ticketId permanent ID of the ticket, in every quantum
 * @param customer the customer's details for the experts
 * @param title title of the problem
 * @param description the customer's description of the problem; may be empty
 * @param at when the customer submitted it
 * @param number what people call the ticket, such as {@code T-100234}; null from older senders
 * @param category what it is about; null from older senders
 * @param urgency how urgent it is to the customer; null from older senders
 * @param device what it is about, or null
 * @param photos photos that the customer added, or null
 */
@MessageType(value = "com.sysopsquad.ticket.submitted", queue = Queues.TICKET)
public record TicketSubmitted(
    UUID ticketId,
    CustomerDetails customer,
    @Length(most = 2_000) String title,
    @Length(most = 64_000) String description,
    Instant at,
    @Length(most = 100) @Nullable String number,
    @Nullable TicketCategory category,
    @Nullable TicketUrgency urgency,
    @Nullable TicketDevice device,
    @Nullable List<TicketPhoto> photos)
    implements TicketRequest {}
