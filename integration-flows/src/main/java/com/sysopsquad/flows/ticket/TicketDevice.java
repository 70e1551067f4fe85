package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.Length;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The device that a ticket is about, as its customer registered it.
 *
 * @param deviceId permanent ID of the device
 * @param kind such as {@code PHONE}
 * @param serial number, or null
 */
public record TicketDevice(
    UUID deviceId,
    @Length(most = 100) String kind,
    @Length(most = 1_000) String make,
    @Length(most = 1_000) String model,
    @Length(most = 1_000) @Nullable String serial) {}
