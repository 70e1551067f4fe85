package com.sysopsquad.flows.delivery.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was given up and is sent again, or an edited copy of one.
 *
 * @param headers its original headers; values that follow from the other components are not taken
 *     from here
 * @param replay the number that operations gave this replay
 * @param replaces the id of the message of which this is an edited copy, or null
 */
public record ResentMessage(
    UUID id,
    String queue,
    String type,
    int version,
    String subject,
    Instant sentAt,
    Map<String, String> headers,
    String body,
    long replay,
    @Nullable UUID replaces) {

  /** Copies the headers. */
  public ResentMessage {
    headers = Map.copyOf(headers);
  }
}
