package com.sysopsquad.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures, and what somebody might hand in as one. */
public final class TestPictures {

  private TestPictures() {}

  /** A picture of 40 by 30 pixels in this format of the JDK's: jpg, png or gif. */
  public static byte[] picture(String format) {
    return picture(format, 40, 30);
  }

  /** The same of this size; none of its pixels is like the next, so that it has many bytes. */
  public static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random colors = new Random(7);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, colors.nextInt(0x1000000));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A single pixel without loss. */
  public static byte[] webp() {
    return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  /** A JPEG into whose beginning an application has written this, in a segment of this marker. */
  public static byte[] jpegWith(int marker, String text) {
    byte[] plain = picture("jpg");
    byte[] note = text.getBytes(ISO_8859_1);
    return ByteBuffer.allocate(plain.length + note.length + 4)
        .put(plain, 0, 2)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (note.length + 2))
        .put(note)
        .put(plain, 2, plain.length - 2)
        .array();
  }

  /** The beginning of an ISO media file of these brands. */
  public static byte[] isoMedia(String... brands) {
    ByteBuffer box = ByteBuffer.allocate(64).putInt(12 + 4 * brands.length);
    box.put("ftyp".getBytes(ISO_8859_1)).put(brands[0].getBytes(ISO_8859_1)).putInt(0);
    for (int i = 1; i < brands.length; i++) {
      box.put(brands[i].getBytes(ISO_8859_1));
    }
    return box.array();
  }

  /** A picture with something behind its end. */
  public static byte[] followedBy(byte[] picture, String tail) {
    byte[] more = tail.getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(picture, picture.length + more.length);
    System.arraycopy(more, 0, all, picture.length, more.length);
    return all;
  }
}
