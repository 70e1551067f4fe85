package com.sysopsquad.portal.picture;

import static com.sysopsquad.portal.picture.Bytes.isAt;
import static com.sysopsquad.portal.picture.Bytes.require;
import static com.sysopsquad.portal.picture.Bytes.word;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Reads a WebP chunk by chunk: the size from the first one, the end from the outermost. Data about
 * appearance and animation of the picture is kept, and its orientation.
 */
final class WebpParser {

  private static final int HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final String EXTENDED = "VP8X";
  private static final int EXTENDED_LENGTH = 10;
  private static final String FRAME = "ANMF";
  private static final int FRAME_HEAD = 16;
  private static final String EXIF = "EXIF";
  private static final String EXIF_IN_JPEGS = "Exif\0\0";
  private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "ALPH", "ANIM", "ICCP");

  /** The flags of Exif and XMP in the extended header. */
  private static final int EXIF_FLAG = 0x08;

  private static final int XMP_FLAG = 0x04;

  private final ByteBuffer in;
  private boolean turned;

  private WebpParser(ByteBuffer in) {
    this.in = in;
  }

  static ParsedPicture read(ByteBuffer in) {
    return new WebpParser(in).read();
  }

  private ParsedPicture read() {
    int end = in.getInt(4) + CHUNK_HEAD;
    require(end > HEAD + CHUNK_HEAD && end <= in.limit() && isAt(in, 8, end, "WEBP"));
    int data = HEAD + CHUNK_HEAD;
    return switch (word(in, HEAD, 4)) {
      case "VP8 " -> {
        require((in.getInt(data + 2) >>> 8) == 0x2A019D);
        yield parsed(in.getShort(data + 6) & 0x3FFF, in.getShort(data + 8) & 0x3FFF, end);
      }
      case "VP8L" -> {
        require(in.get(data) == 0x2F);
        int sizes = in.getInt(data + 1);
        yield parsed((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1, end);
      }
      case EXTENDED ->
          parsed((in.getInt(data + 4) & 0xFFFFFF) + 1, (in.getInt(data + 6) >>> 8) + 1, end);
      default -> throw new IllegalArgumentException("No chunk of a WebP");
    };
  }

  private ParsedPicture parsed(int width, int height, int end) {
    StrippedPicture stripped = new StrippedPicture();
    stripped.keep(0, 4);
    boolean extended = isAt(in, HEAD, end, EXTENDED);
    StrippedPicture chunks = extended ? extended(end) : chunks(HEAD, end, false);
    stripped.put(number(chunks.size() + 4));
    stripped.keep(8, HEAD);
    stripped.keep(chunks);
    return new ParsedPicture(PictureFormat.WEBP, width, height, end, stripped);
  }

  /** The extended header comes first and announces the rest. */
  private StrippedPicture extended(int end) {
    int data = HEAD + CHUNK_HEAD;
    int length = in.getInt(data - 4);
    require(length >= EXTENDED_LENGTH && length <= end - data && (length & 1) == 0);
    int flags = in.get(data);
    StrippedPicture rest = chunks(data + length, end, (flags & EXIF_FLAG) != 0);
    StrippedPicture all = new StrippedPicture();
    all.keep(HEAD, data);
    all.put((flags & ~(EXIF_FLAG | XMP_FLAG)) | (turned ? EXIF_FLAG : 0));
    all.keep(data + 1, data + length);
    all.keep(rest);
    return all;
  }

  private StrippedPicture chunks(int from, int end, boolean withExif) {
    StrippedPicture kept = new StrippedPicture();
    int start = from;
    while (end - start >= CHUNK_HEAD) {
      int data = start + CHUNK_HEAD;
      int length = in.getInt(data - 4);
      require(length >= 0 && length <= end - data);
      // The last chunk may lack its padding byte.
      int next = Math.min(data + length + (length & 1), end);
      String type = word(in, start, 4);
      if (KEPT.contains(type)) {
        kept.keep(start, next);
      } else if (type.equals(FRAME)) {
        kept.keep(frame(data, length, next));
      } else if (type.equals(EXIF) && withExif) {
        turn(kept, data, data + length);
      }
      start = next;
    }
    return kept;
  }

  /** A frame of an animation has its own chunks. */
  private StrippedPicture frame(int data, int length, int next) {
    require(length >= FRAME_HEAD);
    StrippedPicture chunks = chunks(data + FRAME_HEAD, data + length, false);
    int size = FRAME_HEAD + chunks.size();
    StrippedPicture frame = new StrippedPicture();
    frame.keep(data - CHUNK_HEAD, data - 4);
    frame.put(number(size));
    frame.keep(data, data + FRAME_HEAD);
    frame.keep(chunks);
    if ((size & 1) == 1 && size < next - data) {
      frame.put(0);
    }
    return frame;
  }

  /** The first one counts; some begin as in a JPEG. */
  private void turn(StrippedPicture kept, int from, int to) {
    int start = isAt(in, from, to, EXIF_IN_JPEGS) ? from + EXIF_IN_JPEGS.length() : from;
    int orientation = Orientation.of(in.slice(start, to - start));
    if (!turned && orientation != Orientation.UPRIGHT) {
      byte[] exif = Orientation.exif(orientation);
      kept.put(EXIF.getBytes(US_ASCII));
      kept.put(number(exif.length));
      kept.put(exif);
      turned = true;
    }
  }

  private static byte[] number(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
