package com.sysopsquad.flows.delivery.wire;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param headers additional headers; they override those that follow from the message
 */
public record OutgoingMessage(
    long position,
    UUID id,
    String queue,
    String type,
    int version,
    String subject,
    Instant sentAt,
    @Nullable String traceparent,
    String body,
    Map<String, String> headers) {}
