package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;
import java.util.UUID;

/**
 * A claim check for a photo, which stays where it was uploaded.
 *
 * @param photoId permanent ID of the photo
 * @param type media type, such as {@code image/jpeg}
 * @param size in bytes
 * @param sha256 SHA-256 of its bytes, in hexadecimal
 */
public record TicketPhoto(
    UUID photoId,
    @Length(most = 100) String type,
    @Within(least = 0) long size,
    @Length(most = 64) String sha256) {}
