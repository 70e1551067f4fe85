package com.sysopsquad.portal.picture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a picture's file that are kept, in order, with a few bytes of ours between them. It
 * grows while the file is read, and does not contain its content.
 */
final class StrippedPicture {

  /** Bytes of the file, or ours. */
  private sealed interface Part {

    int length();

    record OfFile(int from, int length) implements Part {}

    @SuppressWarnings("ArrayRecordComponent")
    record Ours(byte[] bytes) implements Part {

      @Override
      public int length() {
        return bytes.length;
      }
    }
  }

  private final List<Part> parts = new ArrayList<>();
  private int size;

  /** Keeps these bytes of the file, which come after all that were kept before. */
  void keep(int from, int to) {
    if (to > from) {
      add(new Part.OfFile(from, to - from));
    }
  }

  /** Two consecutive parts of the file are merged. */
  private void add(Part part) {
    size += part.length();
    if (part instanceof Part.OfFile next
        && !parts.isEmpty()
        && parts.getLast() instanceof Part.OfFile last
        && last.from() + last.length() == next.from()) {
      parts.removeLast();
      parts.add(new Part.OfFile(last.from(), last.length() + next.length()));
    } else {
      parts.add(part);
    }
  }

  /** Inserts bytes that the file may not contain. */
  void put(int... bytes) {
    byte[] ours = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ours[i] = (byte) bytes[i];
    }
    put(ours);
  }

  /** The same. */
  void put(byte[] bytes) {
    add(new Part.Ours(bytes.clone()));
  }

  /** Keeps everything that the other one does. */
  void keep(StrippedPicture other) {
    other.parts.forEach(this::add);
  }

  /** How many bytes it has. */
  int size() {
    return size;
  }

  /** Its bytes, read from the file; closing them closes the file. */
  InputStream of(InputStream file) {
    return new Reading(file);
  }

  private final class Reading extends InputStream {

    private final InputStream file;
    private int position;
    private int part;
    private int done;

    Reading(InputStream file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (part == parts.size()) {
        return -1;
      }
      Part current = parts.get(part);
      int length = Math.min(most, current.length() - done);
      switch (current) {
        case Part.Ours ours -> System.arraycopy(ours.bytes(), done, into, from, length);
        case Part.OfFile kept -> {
          file.skipNBytes(kept.from() + done - position);
          length = file.read(into, from, length);
          if (length < 0) {
            throw new IOException("The file of a picture has become shorter");
          }
          position = kept.from() + done + length;
        }
      }
      done += length;
      if (done == current.length()) {
        part++;
        done = 0;
      }
      return length;
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
