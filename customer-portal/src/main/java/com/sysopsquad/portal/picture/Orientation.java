package com.sysopsquad.portal.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How to rotate a picture, as cameras store it in Exif: 1 is upright, up to 8. */
final class Orientation {

  static final int UPRIGHT = 1;

  private static final int VERSION = 42;
  private static final int MOST = 8;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY = 12;

  /** The smallest Exif that contains only this. */
  private static final int SHORTEST = 26;

  /** The orientation in an Exif; upright if it is missing or broken. */
  static int of(ByteBuffer exif) {
    if (exif.remaining() < SHORTEST) {
      return UPRIGHT;
    }
    try {
      return find(exif.slice());
    } catch (IndexOutOfBoundsException broken) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer exif) {
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (exif.get(0) != exif.get(1) || exif.getShort(2) != VERSION) {
      return UPRIGHT;
    }
    int entry = exif.getInt(4) + 2;
    int entries = Bytes.unsigned(exif.getShort(entry - 2));
    for (int i = 0; i < entries; i++, entry += ENTRY) {
      if (Bytes.unsigned(exif.getShort(entry)) == TAG && exif.getShort(entry + 2) == SHORT) {
        int value = exif.getShort(entry + 8);
        return value > UPRIGHT && value <= MOST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** An Exif that contains only this orientation. */
  static byte[] exif(int orientation) {
    return ByteBuffer.allocate(SHORTEST)
        .put((byte) 'M')
        .put((byte) 'M')
        .putShort((short) VERSION)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) TAG)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  private Orientation() {}
}
