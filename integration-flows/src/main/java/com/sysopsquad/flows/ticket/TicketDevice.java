package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.FreeText;
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
    String kind,
    @FreeText String make,
    @FreeText String model,
    @FreeText @Nullable String serial) {}
