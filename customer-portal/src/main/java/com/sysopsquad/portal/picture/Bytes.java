package com.sysopsquad.portal.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Helps to read files. */
final class Bytes {

  /** The bytes there, as text. */
  static String word(ByteBuffer in, int position, int length) {
    byte[] word = new byte[length];
    in.get(position, word);
    return new String(word, ISO_8859_1);
  }

  /** Whether this text is there, before that end. */
  static boolean isAt(ByteBuffer in, int position, int end, String word) {
    return end - position >= word.length() && word(in, position, word.length()).equals(word);
  }

  static int unsigned(short number) {
    return number & 0xFFFF;
  }

  /** Stops reading an invalid file. */
  static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("No sound picture");
    }
  }

  private Bytes() {}
}
