package com.sysopsquad.portal.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The picture in a file according to the file's structure, which is read from the first to the last
 * byte without decoding. The name and type of the file do not matter.
 */
public final class ParsedPicture {

  private static final int START = 8;
  private static final long MOST_PIXELS = 100_000_000;

  private final PictureFormat format;
  private final int width;
  private final int height;
  private final int end;
  private final StrippedPicture stripped;

  ParsedPicture(PictureFormat format, int width, int height, int end, StrippedPicture stripped) {
    this.format = format;
    this.width = width;
    this.height = height;
    this.end = end;
    this.stripped = stripped;
  }

  /** The picture in a file; empty if there is no complete one. */
  public static Optional<ParsedPicture> of(byte[] file) {
    try {
      return Optional.of(read(ByteBuffer.wrap(file))).filter(ParsedPicture::isSensible);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static ParsedPicture read(ByteBuffer in) {
    byte[] start = new byte[Math.min(START, in.remaining())];
    in.get(0, start);
    String word = new String(start, ISO_8859_1);
    if (word.equals(PngParser.START)) {
      return PngParser.read(in);
    } else if (word.startsWith("GIF87a") || word.startsWith("GIF89a")) {
      return GifParser.read(in.order(ByteOrder.LITTLE_ENDIAN));
    } else if (word.startsWith("RIFF")) {
      return WebpParser.read(in.order(ByteOrder.LITTLE_ENDIAN));
    } else if (word.startsWith("\u00ff\u00d8\u00ff")) {
      return JpegParser.read(in);
    }
    throw new IllegalArgumentException("No picture");
  }

  /** Whether browsers can be expected to show it. */
  private boolean isSensible() {
    return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
  }

  /** The format of its content. */
  public PictureFormat format() {
    return format;
  }

  /** In pixels. */
  public int width() {
    return width;
  }

  /** In pixels. */
  public int height() {
    return height;
  }

  /** Where the picture ends in the file. */
  public int end() {
    return end;
  }

  /** How many bytes it has without the data that cameras and programs have added. */
  public int strippedSize() {
    return stripped.size();
  }

  /** These bytes, read from the file; closing them closes the file. */
  public InputStream stripped(InputStream file) {
    return stripped.of(file);
  }
}
