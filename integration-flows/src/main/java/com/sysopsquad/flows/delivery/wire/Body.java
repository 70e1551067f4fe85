package com.sysopsquad.flows.delivery.wire;

import org.jspecify.annotations.Nullable;

/** The body of a message that has arrived, as far as it can be read. */
public sealed interface Body {

  /** How much memory it takes, in bytes. */
  long size();

  /** Text that can be read, and kept in a database. */
  record Text(String text, long size) implements Body {}

  /**
   * A whole body that is not readable text.
   *
   * @param size in bytes, without their encoding
   * @param defect why it cannot be read, as a sentence
   */
  record Bytes(String base64, long size, String defect) implements Body {}

  /**
   * A body that is too large to be read, or incomplete.
   *
   * @param text its beginning
   * @param bytes size of the whole body, as far as it arrived
   * @param sha256 of these bytes, in hexadecimal digits
   * @param heldIn the queue that keeps the whole message, or null
   * @param defect why it is not accepted, as a sentence
   */
  record Beginning(String text, long bytes, String sha256, @Nullable String heldIn, String defect)
      implements Body {

    @Override
    public long size() {
      return text.length();
    }
  }

  /** No body; says what kind of message it is. */
  record None(String kind) implements Body {

    @Override
    public long size() {
      return 0;
    }
  }
}
