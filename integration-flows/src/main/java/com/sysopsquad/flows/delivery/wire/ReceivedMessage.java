package com.sysopsquad.flows.delivery.wire;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message as it came out of a queue.
 *
 * @param version major version of the type
 * @param headers all its properties as text
 * @param body JSON text
 */
public record ReceivedMessage(
    UUID id,
    String queue,
    String type,
    int version,
    String subject,
    Instant sentAt,
    Instant receivedAt,
    Map<String, String> headers,
    String body) {

  /** Header with the bytes of a body of which only the beginning was kept. */
  public static final String CUT = "sysops_cut_from_bytes";

  /** Copies the headers. */
  public ReceivedMessage {
    headers = Map.copyOf(headers);
  }

  /** Whether operations sent it again, or in place of another, after it had been given up. */
  public boolean isReplay() {
    return headers.containsKey(WireFormat.REPLAY);
  }

  /** Whether only the beginning of its body was kept. */
  public boolean isCut() {
    return headers.containsKey(CUT);
  }

  /** Names the message without its body, which may be confidential. */
  @Override
  public String toString() {
    return type + " " + id + " from " + queue;
  }
}
