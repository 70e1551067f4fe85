package com.sysopsquad.flows.delivery.wire;

import org.jspecify.annotations.Nullable;

/** The body of a message that has arrived, as far as it can be taken in. */
public sealed interface Body {

  /** How much memory it takes, in bytes. */
  long size();

  /** Text that can be read, and kept in a database. */
  record Text(String text, long size) implements Body {}

  /**
   * No text that can be read, but whole.
   *
   * @param size in bytes, without their encoding
   * @param defect why it cannot be read, as a sentence
   */
  record Bytes(String base64, long size, String defect) implements Body {}

  /**
   * Too large to be taken in, or broken off.
   *
   * @param text how it begins
   * @param bytes of the whole body, as far as they came
   * @param sha256 of these bytes, in hexadecimal digits
   * @param heldIn the queue that keeps the whole message, or null
   * @param defect why it is not taken in, as a sentence
   */
  record Beginning(String text, long bytes, String sha256, @Nullable String heldIn, String defect)
      implements Body {

    @Override
    public long size() {
      return text.length();
    }
  }

  /** There is none: what kind of message that is. */
  record None(String kind) implements Body {

    @Override
    public long size() {
      return 0;
    }
  }
}
