package com.sysopsquad.web.error;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parts of addresses as they are sent. */
final class PercentEncoding {

  private static final int HEX = 16;

  /** Whether the part is percent-encoded UTF-8; a missing one is. */
  static boolean isReadable(@Nullable String part) {
    if (part == null) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < part.length(); at++) {
      char next = part.charAt(at);
      if (next != '%') {
        bytes.write(next);
        continue;
      }
      if (at + 2 >= part.length() || digit(part, at + 1) < 0 || digit(part, at + 2) < 0) {
        return false;
      }
      bytes.write(digit(part, at + 1) * HEX + digit(part, at + 2));
      at += 2;
    }
    return isText(bytes.toByteArray());
  }

  private static int digit(String part, int at) {
    return Character.digit(part.charAt(at), HEX);
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  private PercentEncoding() {}
}
