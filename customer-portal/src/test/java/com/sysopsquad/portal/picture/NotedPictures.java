package com.sysopsquad.portal.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sysopsquad.portal.TestPictures;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures with what cameras and programs write into them; each note holds the secret. */
public final class NotedPictures {

  /** Where and with what somebody took the picture. */
  public static final String SECRET = "at home, with Lumen X200 no. 4711";

  static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  /** Degrees, minutes and seconds of a latitude, as Exif has them. */
  static final byte[] LATITUDE =
      ByteBuffer.allocate(24)
          .putInt(38)
          .putInt(1)
          .putInt(34)
          .putInt(1)
          .putInt(5377)
          .putInt(100)
          .array();

  private NotedPictures() {}

  /** As a telephone takes it, turned like this, with a film behind its end. */
  public static byte[] jpeg(int orientation) {
    byte[] plain = TestPictures.picture("jpg");
    byte[] small = TestPictures.picture("jpg", 8, 6);
    return all(
        new byte[] {(byte) 0xFF, (byte) 0xD8},
        segment(0xE1, all(text("Exif\0\0"), exif(orientation, ByteOrder.LITTLE_ENDIAN))),
        segment(0xE0, all(text("JFIF\0\1\1\0\0\1\0\1\1\1"), text(SECRET.substring(0, 3)))),
        segment(0xE0, all(text("JFXX\0\u0010"), small, text(SECRET))),
        segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET)),
        segment(0xE2, all(text("ICC_PROFILE\0\1\1"), PROFILE)),
        segment(0xE2, text("MPF\0" + SECRET)),
        segment(0xED, text("Photoshop 3.0\0008BIM" + SECRET)),
        segment(0xFE, text(SECRET)),
        Arrays.copyOfRange(plain, 20, plain.length),
        text("\0\0\0\u0018ftypmp42" + SECRET));
  }

  /** As programs write it, with all kinds of text. */
  public static byte[] png(int orientation) {
    byte[] plain = TestPictures.picture("png");
    byte[] time = {7, (byte) 0xEA, 11, 22, 15, 0, 0};
    return all(
        Arrays.copyOf(plain, 33),
        chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F}),
        chunk("iCCP", all(text("sRGB\0\0"), deflated(PROFILE))),
        chunk("eXIf", exif(orientation, ByteOrder.BIG_ENDIAN)),
        chunk("tEXt", text("Comment\0" + SECRET)),
        chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
        chunk("zTXt", all(text("Raw profile type exif\0\0"), deflated(text(SECRET)))),
        chunk("tIME", time),
        chunk("prVt", text(SECRET)),
        Arrays.copyOfRange(plain, 33, plain.length - 12),
        chunk("tEXt", text("Late\0" + SECRET)),
        Arrays.copyOfRange(plain, plain.length - 12, plain.length));
  }

  /** In the extended form, with alpha, profile and notes. */
  public static byte[] webp(int orientation) {
    byte[] plain = TestPictures.webp();
    byte[] chunks =
        all(
            riff("VP8X", new byte[] {0x20 | 0x10 | 0x08 | 0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
            riff("ICCP", PROFILE),
            Arrays.copyOfRange(plain, 12, plain.length),
            riff("EXIF", exif(orientation, ByteOrder.LITTLE_ENDIAN)),
            riff("XMP ", text("<x:xmpmeta>" + SECRET)),
            riff("what", text(SECRET)));
    return riff("RIFF", all(text("WEBP"), chunks));
  }

  /** A moving one of two frames, one of which has a chunk that nobody knows. */
  static byte[] movingWebp() {
    byte[] plain = TestPictures.webp();
    byte[] picture = Arrays.copyOfRange(plain, 12, plain.length);
    return riff(
        "RIFF",
        all(
            text("WEBP"),
            riff("VP8X", new byte[] {0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
            riff("ANIM", new byte[6]),
            riff("ANMF", all(new byte[16], picture)),
            riff("ANMF", all(new byte[16], picture, riff("what", text(SECRET)))),
            riff("XMP ", text(SECRET))));
  }

  /** One that moves, with notes between its blocks. */
  public static byte[] gif() {
    byte[] plain = TestPictures.picture("gif");
    int colors = 13 + 3 * (2 << (plain[10] & 7));
    return all(
        Arrays.copyOf(plain, colors),
        extension(0xFF, text("NETSCAPE2.0"), new byte[] {1, 0, 0}),
        extension(0xFE, text(SECRET)),
        extension(0xFF, text("XMP DataXMP"), text(SECRET)),
        extension(0x01, new byte[12], text(SECRET)),
        Arrays.copyOfRange(plain, colors, plain.length));
  }

  /** Maker, orientation and place. */
  static byte[] exif(int orientation, ByteOrder order) {
    byte[] maker = text(SECRET + "\0");
    ByteBuffer exif = ByteBuffer.allocate(200).order(order);
    exif.put(text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")).putShort((short) 42).putInt(8);
    exif.putShort((short) 3);
    exif.putShort((short) 0x010F).putShort((short) 2).putInt(maker.length).putInt(110);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50).putInt(0);
    exif.putShort((short) 2);
    exif.putShort((short) 1).putShort((short) 2).putInt(2).put(text("N\0\0\0"));
    exif.putShort((short) 2).putShort((short) 5).putInt(3).putInt(80).putInt(0);
    exif.put(80, LATITUDE).put(110, maker);
    return exif.array();
  }

  static byte[] segment(int marker, byte[] content) {
    return all(
        ByteBuffer.allocate(4)
            .put((byte) 0xFF)
            .put((byte) marker)
            .putShort((short) (content.length + 2))
            .array(),
        content);
  }

  static byte[] chunk(String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(text(type));
    sum.update(content);
    return all(
        ByteBuffer.allocate(4).putInt(content.length).array(),
        text(type),
        content,
        ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  static byte[] text(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] all(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] riff(String type, byte[] content) {
    byte[] size =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array();
    return all(text(type), size, content, new byte[content.length & 1]);
  }

  private static byte[] extension(int label, byte[]... blocks) {
    ByteArrayOutputStream extension = new ByteArrayOutputStream();
    extension.writeBytes(new byte[] {0x21, (byte) label});
    for (byte[] block : blocks) {
      extension.write(block.length);
      extension.writeBytes(block);
    }
    extension.write(0);
    return extension.toByteArray();
  }

  private static byte[] deflated(byte[] content) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(content);
      deflater.finish();
      byte[] deflated = new byte[content.length + 100];
      return Arrays.copyOf(deflated, deflater.deflate(deflated));
    }
  }
}
