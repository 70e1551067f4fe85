package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads the structure of pictures from their first to their last byte, and decodes nothing. What a
 * file calls itself does not matter.
 */
final class Shapes {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int GIF_HEAD = 13;

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
    byte[] start = new byte[Math.min(PNG.length, in.remaining())];
    in.get(0, start);
    String word = new String(start, ISO_8859_1);
    if (Arrays.equals(start, PNG)) {
      return png(in.position(PNG.length));
    } else if (word.startsWith("GIF87a") || word.startsWith("GIF89a")) {
      return gif(in.order(ByteOrder.LITTLE_ENDIAN));
    } else if (word.startsWith("RIFF")) {
      return webp(in.order(ByteOrder.LITTLE_ENDIAN).position(4));
    } else if (word.startsWith("\u00ff\u00d8\u00ff")) {
      return jpeg(in.position(2));
    }
    throw new IllegalArgumentException("No picture");
  }

  /** Marker by marker, over all scans to the end of the image. */
  private static Shape jpeg(ByteBuffer in) {
    int width = 0;
    int height = 0;
    boolean scanned = false;
    while (true) {
      int marker = marker(in);
      if (marker == 0xD9) {
        require(scanned);
        return new Shape(PictureFormat.JPEG, width, height, in.position());
      }
      if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
        continue;
      }
      require(marker >= 0xC0 && marker != 0xD8);
      int next = in.position() + unsigned(in.getShort(in.position()));
      if (isFrame(marker)) {
        height = unsigned(in.getShort(in.position() + 3));
        width = unsigned(in.getShort(in.position() + 5));
      }
      in.position(next);
      if (marker == 0xDA) {
        scanned = true;
        skipScan(in);
      }
    }
  }

  private static int marker(ByteBuffer in) {
    require((in.get() & 0xFF) == 0xFF);
    int marker = in.get() & 0xFF;
    while (marker == 0xFF) {
      marker = in.get() & 0xFF;
    }
    return marker;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** To the next marker that is none of the data. */
  private static void skipScan(ByteBuffer in) {
    while (true) {
      if ((in.get() & 0xFF) == 0xFF) {
        int next = in.get(in.position()) & 0xFF;
        if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
          in.position(in.position() - 1);
          return;
        }
      }
    }
  }

  /** Chunk by chunk, each with its check sum. */
  private static Shape png(ByteBuffer in) {
    int width = 0;
    int height = 0;
    boolean data = false;
    while (true) {
      int length = in.getInt();
      require(length >= 0 && length <= in.remaining() - 8);
      String type = word(in, in.position());
      require((width == 0) == type.equals("IHDR"));
      if (type.equals("IHDR")) {
        width = in.getInt(in.position() + 4);
        height = in.getInt(in.position() + 8);
        require(length == 13 && width > 0);
      }
      data |= type.equals("IDAT");
      CRC32 sum = new CRC32();
      sum.update(in.slice(in.position(), length + 4));
      in.position(in.position() + length + 4);
      require((int) sum.getValue() == in.getInt());
      if (type.equals("IEND")) {
        require(data);
        return new Shape(PictureFormat.PNG, width, height, in.position());
      }
    }
  }

  /** Block by block. */
  private static Shape gif(ByteBuffer in) {
    int width = unsigned(in.getShort(6));
    int height = unsigned(in.getShort(8));
    in.position(GIF_HEAD);
    skipColors(in, in.get(10));
    boolean data = false;
    while (true) {
      switch (in.get()) {
        case 0x3B -> {
          require(data);
          return new Shape(PictureFormat.GIF, width, height, in.position());
        }
        case 0x21 -> {
          in.get();
          skipBlocks(in);
        }
        case 0x2C -> {
          in.position(in.position() + 8);
          skipColors(in, in.get());
          in.get();
          skipBlocks(in);
          data = true;
        }
        default -> throw new IllegalArgumentException("No block of a GIF");
      }
    }
  }

  private static void skipColors(ByteBuffer in, byte flags) {
    if ((flags & 0x80) != 0) {
      in.position(in.position() + 3 * (2 << (flags & 7)));
    }
  }

  private static void skipBlocks(ByteBuffer in) {
    int length = in.get() & 0xFF;
    while (length > 0) {
      in.position(in.position() + length);
      length = in.get() & 0xFF;
    }
  }

  /** The frame's size from the first chunk, and the end from the outermost one. */
  private static Shape webp(ByteBuffer in) {
    int end = in.getInt() + 8;
    require(end > 20 && end <= in.limit() && word(in, 8).equals("WEBP"));
    String type = word(in, 12);
    int data = 20;
    return switch (type) {
      case "VP8 " -> {
        require((in.getInt(data + 2) >>> 8) == 0x2A019D);
        yield new Shape(
            PictureFormat.WEBP,
            in.getShort(data + 6) & 0x3FFF,
            in.getShort(data + 8) & 0x3FFF,
            end);
      }
      case "VP8L" -> {
        require(in.get(data) == 0x2F);
        int sizes = in.getInt(data + 1);
        yield new Shape(PictureFormat.WEBP, (sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1, end);
      }
      case "VP8X" ->
          new Shape(
              PictureFormat.WEBP,
              (in.getInt(data + 4) & 0xFFFFFF) + 1,
              (in.getInt(data + 6) >>> 8) + 1,
              end);
      default -> throw new IllegalArgumentException("No chunk of a WebP");
    };
  }

  private static String word(ByteBuffer in, int position) {
    byte[] word = new byte[4];
    in.get(position, word);
    return new String(word, ISO_8859_1);
  }

  private static int unsigned(short number) {
    return number & 0xFFFF;
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("No sound picture");
    }
  }

  private Shapes() {}
}
