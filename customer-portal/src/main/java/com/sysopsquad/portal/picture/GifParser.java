package com.sysopsquad.portal.picture;

import static com.sysopsquad.portal.picture.Bytes.isAt;
import static com.sysopsquad.portal.picture.Bytes.require;
import static com.sysopsquad.portal.picture.Bytes.unsigned;

import java.nio.ByteBuffer;
import java.util.stream.Stream;

/**
 * Reads a GIF block by block. Of its extensions, those that control the animation and the color
 * profile are kept.
 */
final class GifParser {

  private static final int HEAD = 13;
  private static final int END = 0x3B;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;

  private final ByteBuffer in;
  private final StrippedPicture stripped = new StrippedPicture();

  private GifParser(ByteBuffer in) {
    this.in = in;
  }

  static ParsedPicture read(ByteBuffer in) {
    return new GifParser(in).read();
  }

  private ParsedPicture read() {
    int width = unsigned(in.getShort(6));
    int height = unsigned(in.getShort(8));
    in.position(HEAD);
    skipColors(in.get(10));
    stripped.keep(0, in.position());
    boolean data = false;
    while (true) {
      int start = in.position();
      switch (in.get()) {
        case END -> {
          require(data);
          stripped.keep(start, in.position());
          return new ParsedPicture(PictureFormat.GIF, width, height, in.position(), stripped);
        }
        case EXTENSION -> {
          int label = in.get() & 0xFF;
          skipBlocks();
          if (isKept(label, start + 3)) {
            stripped.keep(start, in.position());
          }
        }
        case IMAGE -> {
          in.position(in.position() + 8);
          skipColors(in.get());
          in.get();
          skipBlocks();
          stripped.keep(start, in.position());
          data = true;
        }
        default -> throw new IllegalArgumentException("No block of a GIF");
      }
    }
  }

  private boolean isKept(int label, int name) {
    return label == CONTROL
        || (label == APPLICATION
            && Stream.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012")
                .anyMatch(kept -> isAt(in, name, in.position(), kept)));
  }

  private void skipColors(byte flags) {
    if ((flags & 0x80) != 0) {
      in.position(in.position() + 3 * (2 << (flags & 7)));
    }
  }

  private void skipBlocks() {
    int length = in.get() & 0xFF;
    while (length > 0) {
      in.position(in.position() + length);
      length = in.get() & 0xFF;
    }
  }
}
