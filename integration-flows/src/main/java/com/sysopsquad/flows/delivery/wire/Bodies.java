package com.sysopsquad.flows.delivery.wire;

import com.sysopsquad.flows.masking.CardNumbers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads bodies strictly: what can be stored as text is text, and everything else stays bytes. */
public final class Bodies {

  /** How many characters are kept of a body that is too large. */
  public static final int BEGINNING = 1_000;

  /** A card number that is cut in the middle could no longer be recognized, so more is read. */
  private static final int LONGEST_NUMBER = 200;

  private static final Pattern HALF_A_NUMBER = Pattern.compile("[0-9][0-9 -]*$");

  private Bodies() {}

  /** The text of a text message. */
  public static Body ofText(@Nullable String text) {
    if (text == null) {
      return new Body.None("TextMessage without text");
    }
    String defect = defect(text);
    return defect == null
        ? new Body.Text(text, length(text))
        : bytes(text.getBytes(StandardCharsets.UTF_8), defect);
  }

  /** The bytes of a bytes message, read as UTF-8 if possible. */
  public static Body ofBytes(byte[] bytes) {
    if (bytes.length == 0) {
      return new Body.None("BytesMessage without bytes");
    }
    try {
      Body body =
          ofText(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)
                  .decode(ByteBuffer.wrap(bytes))
                  .toString());
      return body instanceof Body.Bytes other ? bytes(bytes, other.defect()) : body;
    } catch (CharacterCodingException notText) {
      return bytes(bytes, "The body is a BytesMessage whose bytes are not UTF-8.");
    }
  }

  /** The bytes of any other kind of message. */
  public static Body ofOther(byte[] bytes, String kind) {
    return bytes.length == 0
        ? new Body.None(kind)
        : bytes(bytes, "The body is not text (" + kind + ").");
  }

  /** Why bytes cannot be read, as a sentence. */
  public static Body bytes(byte[] bytes, String defect) {
    return new Body.Bytes(Base64.getEncoder().encodeToString(bytes), bytes.length, defect);
  }

  /** The beginning of a text that is too large, with card numbers masked. */
  public static String beginning(String text) {
    String masked =
        CardNumbers.mask(text.substring(0, Math.min(text.length(), BEGINNING + LONGEST_NUMBER)));
    String begin = masked.substring(0, Math.min(masked.length(), BEGINNING));
    return HALF_A_NUMBER.matcher(begin).replaceFirst("");
  }

  /** Why the text cannot be stored in a database as it is, or null. */
  public static @Nullable String defect(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "The text of the body contains the character NUL (U+0000).";
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "The text of the body contains a lone surrogate (half of a character).";
      }
    }
    return null;
  }

  /** The text with everything replaced that cannot be stored as text. */
  static String replaced(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16);
    return new String(bytes, StandardCharsets.UTF_16).replace('\0', '\uFFFD');
  }

  /** Length in UTF-8, without encoding it. */
  private static long length(String text) {
    long size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        size += 2;
      } else if (c >= 0x80) {
        size++;
      }
    }
    return size;
  }
}
