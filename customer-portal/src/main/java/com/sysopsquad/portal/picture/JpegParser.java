package com.sysopsquad.portal.picture;

import static com.sysopsquad.portal.picture.Bytes.isAt;
import static com.sysopsquad.portal.picture.Bytes.require;
import static com.sysopsquad.portal.picture.Bytes.unsigned;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * Reads a JPEG marker by marker, over all scans to the end of the image. Of the data that
 * applications may add, density, color profile, color transform and orientation are kept. Anything
 * after its end is dropped.
 */
final class JpegParser {

  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APPLICATION = 0xE0;
  private static final String EXIF = "Exif\0\0";

  /** What follows the length in these segments, without the thumbnail in the first. */
  private static final int JFIF_LENGTH = 12;

  private static final int ADOBE_LENGTH = 12;

  private final ByteBuffer in;
  private final StrippedPicture stripped = new StrippedPicture();
  private int width;
  private int height;
  private boolean turned;

  private JpegParser(ByteBuffer in) {
    this.in = in;
  }

  static ParsedPicture read(ByteBuffer in) {
    return new JpegParser(in).read();
  }

  private ParsedPicture read() {
    in.position(2);
    stripped.keep(0, 2);
    boolean scanned = false;
    while (true) {
      int marker = marker();
      int start = in.position() - 2;
      if (marker == END) {
        require(scanned);
        stripped.keep(start, in.position());
        return new ParsedPicture(PictureFormat.JPEG, width, height, in.position(), stripped);
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
      keep(marker, start, next);
      if (marker == SCAN) {
        scanned = true;
        skipScan();
        stripped.keep(next, in.position());
      }
    }
  }

  private int marker() {
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

  /** To the next marker that is not part of the data. */
  private void skipScan() {
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

  private void keep(int marker, int start, int next) {
    require(next >= start + 4);
    int data = start + 4;
    if (marker < APPLICATION) {
      stripped.keep(start, next);
    } else if (marker == APPLICATION
        && next - data >= JFIF_LENGTH + 2
        && isAt(in, data, next, "JFIF\0")) {
      stripped.put(0xFF, marker, 0, JFIF_LENGTH + 4);
      stripped.keep(data, data + JFIF_LENGTH);
      stripped.put(0, 0);
    } else if (marker == APPLICATION + 1 && isAt(in, data, next, EXIF)) {
      turn(data + EXIF.length(), next);
    } else if (marker == APPLICATION + 2 && isAt(in, data, next, "ICC_PROFILE\0")) {
      stripped.keep(start, next);
    } else if (marker == APPLICATION + 14
        && next - data >= ADOBE_LENGTH
        && isAt(in, data, next, "Adobe")) {
      stripped.put(0xFF, marker, 0, ADOBE_LENGTH + 2);
      stripped.keep(data, data + ADOBE_LENGTH);
    }
  }

  /** The first one counts. */
  private void turn(int from, int to) {
    int orientation = Orientation.of(in.slice(from, to - from));
    if (!turned && orientation != Orientation.UPRIGHT) {
      byte[] exif = Orientation.exif(orientation);
      stripped.put(0xFF, APPLICATION + 1, 0, 2 + EXIF.length() + exif.length);
      stripped.put(EXIF.getBytes(US_ASCII));
      stripped.put(exif);
    }
    turned = true;
  }
}
