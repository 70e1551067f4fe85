package com.sysopsquad.flows.message;

import java.util.UUID;

/**
 * A claim check for a photo: it stays where it was handed in, and this says which one it is.
 *
 * @param photoId names the photo for ever
 * @param type media type, such as {@code image/jpeg}
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record TicketPhoto(UUID photoId, String type, @Within(least = 0) long size, String sha256) {}
