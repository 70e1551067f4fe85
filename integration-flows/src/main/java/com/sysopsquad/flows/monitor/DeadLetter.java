package com.sysopsquad.flows.monitor;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that its receiver could not apply, as it is kept.
 *
 * @param id grows with every dead letter
 * @param quantum who failed to apply it
 * @param fingerprint the same for failures of the same kind
 * @param body its text, masked; null when it was destroyed
 */
public record DeadLetter(
    long id,
    UUID messageId,
    String quantum,
    String queue,
    String type,
    int version,
    String subject,
    Instant sentAt,
    String causeClass,
    String causeText,
    String stack,
    String fingerprint,
    int attempts,
    Instant firstFailedAt,
    Instant lastFailedAt,
    Map<String, String> headers,
    @Nullable String body) {

  /** Copies the headers. */
  public DeadLetter {
    headers = Map.copyOf(headers);
  }
}
