package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the structure of pictures from their first to their last byte, and decodes nothing. What a
 * file calls itself does not matter.
 */
final class Shapes {

  private static final int START = 8;

  /** The picture in a file; empty if there is none that is whole. */
  static Optional<Shape> of(byte[] file) {
    try {
      return Optional.of(read(ByteBuffer.wrap(file))).filter(Shape::isSensible);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Shape read(ByteBuffer in) {
    byte[] start = new byte[Math.min(START, in.remaining())];
    in.get(0, start);
    String word = new String(start, ISO_8859_1);
    if (word.equals(PngShape.START)) {
      return PngShape.read(in);
    } else if (word.startsWith("GIF87a") || word.startsWith("GIF89a")) {
      return GifShape.read(in.order(ByteOrder.LITTLE_ENDIAN));
    } else if (word.startsWith("RIFF")) {
      return WebpShape.read(in.order(ByteOrder.LITTLE_ENDIAN));
    } else if (word.startsWith("\u00ff\u00d8\u00ff")) {
      return JpegShape.read(in);
    }
    throw new IllegalArgumentException("No picture");
  }

  private Shapes() {}
}
