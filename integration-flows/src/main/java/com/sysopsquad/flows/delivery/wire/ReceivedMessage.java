package com.sysopsquad.flows.delivery.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was received from a queue.
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

  /** Header with the size of a body of which only the beginning was kept. */
  public static final String CUT = "sysops_cut_from_bytes";

  /** Header with the hash (SHA-256) of such a body. */
  public static final String SHA256 = "sysops_sha256";

  /** Header with the queue that keeps such a message whole. */
  public static final String HELD_IN = "sysops_held_in";

  /** Header with the broker user who sent it, as reported by the broker. */
  public static final String SENDER = "sysops_sender";

  /** Header of a failed message whose body stays with the quantum that gave it up. */
  public static final String WITHHELD = "sysops_withheld";

  /** The body of a replay whose receiver kept the original body when it gave up the message. */
  public static final String WITHHELD_BODY = "{\"withheld\":true}";

  /** Copies the headers. */
  public ReceivedMessage {
    headers = Map.copyOf(headers);
  }

  /** The same message with another id; the headers keep the original one. */
  public ReceivedMessage withId(UUID other) {
    return new ReceivedMessage(
        other, queue, type, version, subject, sentAt, receivedAt, headers, body);
  }

  /** The same message with another body. */
  public ReceivedMessage withBody(String other) {
    return new ReceivedMessage(
        id, queue, type, version, subject, sentAt, receivedAt, headers, other);
  }

  /** The same message with a body that is not text, in base64. */
  ReceivedMessage withBytes(String base64) {
    Map<String, String> encoded = new HashMap<>(headers);
    encoded.put(WireFormat.ENCODING, WireFormat.BASE64);
    return new ReceivedMessage(
        id, queue, type, version, subject, sentAt, receivedAt, encoded, base64);
  }

  /** Whether its body is complete text. */
  public boolean isWhole() {
    return !isCut() && !isEncoded() && !body.isEmpty();
  }

  /** Whether operations sent it again, or in place of another, after it had been given up. */
  public boolean isReplay() {
    return headers.containsKey(WireFormat.REPLAY);
  }

  /**
   * The broker user who sent it or, for a message that operations sends again, who sent it first;
   * null if the broker does not report this.
   */
  public @Nullable String sender() {
    return headers.get(SENDER);
  }

  /** Whether only the beginning of its body was kept. */
  public boolean isCut() {
    return headers.containsKey(CUT);
  }

  /** Whether its body is not text, but bytes in base64. */
  public boolean isEncoded() {
    return WireFormat.BASE64.equals(headers.get(WireFormat.ENCODING));
  }

  /** What its body says: text, or bytes as ISO 8859-1 without NUL, as UTF-16 has them. */
  public String searchableBody() {
    return isEncoded()
        ? new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
        : body;
  }

  /** Describes the message without its body, which may be confidential. */
  @Override
  public String toString() {
    return type + " " + id + " from " + queue;
  }
}
