package com.sysopsquad.flows.delivery.artemis;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a body of any size with bounded memory: a body that exceeds the limit in memory goes to
 * a file, and a body that exceeds the limit of the file is only counted and hashed.
 */
final class BodySpool extends OutputStream {

  private final int inMemory;
  private final long inFile;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private final MessageDigest digest;
  private long size;
  private @Nullable FileChannel file;
  private @Nullable OutputStream toFile;

  /**
   * @param inMemory maximum number of bytes that are kept in memory
   * @param inFile maximum number of bytes that are kept in a file, 0 for none
   */
  BodySpool(int inMemory, long inFile) {
    this.inMemory = inMemory;
    this.inFile = inFile;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    long before = size;
    size += length;
    if (size <= inMemory) {
      memory.write(bytes, offset, length);
    } else if (size <= inFile) {
      file().write(bytes, offset, length);
    } else {
      forgetFile();
    }
    if (before < inMemory && size > inMemory && before == memory.size()) {
      memory.write(bytes, offset, (int) (inMemory - before));
    }
  }

  private OutputStream file() throws IOException {
    OutputStream open = toFile;
    if (open == null) {
      FileChannel made = temporary();
      file = made;
      open = new BufferedOutputStream(Channels.newOutputStream(made));
      toFile = open;
      memory.writeTo(open);
    }
    return open;
  }

  /**
   * A file that loses its name as soon as it is open, so that a process that is killed leaves
   * nothing behind. Where an open file must have a name, it loses it when it is closed.
   */
  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("oversized-", ".body");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  synchronized long size() {
    return size;
  }

  /** Whether the whole body is in memory. */
  synchronized boolean isInMemory() {
    return size <= inMemory;
  }

  /** The whole body, or its beginning. */
  synchronized byte[] beginning() {
    return memory.toByteArray();
  }

  /** At most this many of its first bytes. */
  synchronized byte[] beginning(int atMost) {
    byte[] all = memory.toByteArray();
    return Arrays.copyOf(all, Math.min(all.length, atMost));
  }

  /** Hash of the whole body; can be called once. */
  synchronized String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The whole body, if it fit; can be called once, and the caller must close it. */
  synchronized @Nullable InputStream whole() throws IOException {
    if (toFile != null) {
      toFile.flush();
    }
    return file == null ? null : Channels.newInputStream(file.position(0));
  }

  /** Deletes everything that was kept. Must always be called. */
  synchronized void forget() throws IOException {
    forgetFile();
  }

  private void forgetFile() throws IOException {
    toFile = null;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
