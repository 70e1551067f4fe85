package com.sysopsquad.portal.picture;

import static com.sysopsquad.portal.picture.Bytes.require;
import static com.sysopsquad.portal.picture.Bytes.word;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads a PNG chunk by chunk, each with its checksum. Data about the appearance of the picture is
 * kept, and its orientation.
 */
final class PngParser {

  static final String START = "\u0089PNG\r\n\u001a\n";

  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "bKGD", "pHYs", "cHRM", "gAMA", "iCCP", "sBIT",
          "sRGB", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT");
  private static final String EXIF = "eXIf";

  private final ByteBuffer in;
  private final StrippedPicture stripped = new StrippedPicture();
  private boolean turned;

  private PngParser(ByteBuffer in) {
    this.in = in;
  }

  static ParsedPicture read(ByteBuffer in) {
    return new PngParser(in).read();
  }

  private ParsedPicture read() {
    in.position(START.length());
    stripped.keep(0, START.length());
    int width = 0;
    int height = 0;
    boolean data = false;
    while (true) {
      int start = in.position();
      int length = in.getInt();
      require(length >= 0 && length <= in.remaining() - 8);
      String type = word(in, in.position(), 4);
      require((width == 0) == type.equals("IHDR"));
      if (type.equals("IHDR")) {
        width = in.getInt(in.position() + 4);
        height = in.getInt(in.position() + 8);
        require(length == 13 && width > 0);
      }
      data |= type.equals("IDAT");
      require(sum(in.slice(in.position(), length + 4)) == in.getInt(start + 8 + length));
      in.position(start + 12 + length);
      if (KEPT.contains(type)) {
        stripped.keep(start, in.position());
      } else if (type.equals(EXIF)) {
        turn(in.slice(start + 8, length));
      }
      if (type.equals("IEND")) {
        require(data);
        return new ParsedPicture(PictureFormat.PNG, width, height, in.position(), stripped);
      }
    }
  }

  /** The first one counts. */
  private void turn(ByteBuffer exif) {
    int orientation = Orientation.of(exif);
    if (!turned && orientation != Orientation.UPRIGHT) {
      byte[] ours = Orientation.exif(orientation);
      ByteBuffer chunk = ByteBuffer.allocate(12 + ours.length);
      chunk.putInt(ours.length).put(EXIF.getBytes(US_ASCII)).put(ours);
      chunk.putInt(sum(chunk.slice(4, 4 + ours.length)));
      stripped.put(chunk.array());
    }
    turned = true;
  }

  private static int sum(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
