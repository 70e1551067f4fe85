package com.sysopsquad.flows.delivery.wire;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came out of a queue.
 *
 * @param version major version of the type
 * @param headers all its properties as text
 * @param body JSON text, or bytes in base64
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

  /** Header with the hash (SHA-256) of such a body. */
  public static final String SHA256 = "sysops_sha256";

  /** Header with the queue that keeps such a message whole. */
  public static final String HELD_IN = "sysops_held_in";

  /** Header with the broker's user who sent it, as the broker itself says. */
  public static final String SENDER = "sysops_sender";

  /** Header of a failed message whose body stays with the quantum that gave it up. */
  public static final String WITHHELD = "sysops_withheld";

  /** The body of a replay that takes its own from where it was given up. */
  public static final String WITHHELD_BODY = "{\"withheld\":true}";

  /** Copies the headers. */
  public ReceivedMessage {
    headers = Map.copyOf(headers);
  }

  /** The same message under another id; the headers keep that which it came with. */
  public ReceivedMessage withId(UUID other) {
    return new ReceivedMessage(
        other, queue, type, version, subject, sentAt, receivedAt, headers, body);
  }

  /** The same message with another body. */
  public ReceivedMessage withBody(String other) {
    return new ReceivedMessage(
        id, queue, type, version, subject, sentAt, receivedAt, headers, other);
  }

  /** Whether its body is a text, and all of it. */
  public boolean isWhole() {
    return !isCut() && !isEncoded() && !body.isEmpty();
  }

  /** Whether operations sent it again, or in place of another, after it had been given up. */
  public boolean isReplay() {
    return headers.containsKey(WireFormat.REPLAY);
  }

  /**
   * The broker's user who sent it, or who sent what operations sends again; null if the broker does
   * not say.
   */
  public @Nullable String sender() {
    return headers.get(SENDER);
  }

  /** Whether only the beginning of its body was kept. */
  public boolean isCut() {
    return headers.containsKey(CUT);
  }

  /** Whether its body is no text, but bytes in base64. */
  public boolean isEncoded() {
    return WireFormat.BASE64.equals(headers.get(WireFormat.ENCODING));
  }

  /** Names the message without its body, which may be confidential. */
  @Override
  public String toString() {
    return type + " " + id + " from " + queue;
  }
}
