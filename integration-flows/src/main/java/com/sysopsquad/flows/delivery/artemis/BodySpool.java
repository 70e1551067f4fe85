package com.sysopsquad.flows.delivery.artemis;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private @Nullable Path file;
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
      Path made = Files.createTempFile("oversized-", ".body");
      file = made;
      open = new BufferedOutputStream(Files.newOutputStream(made));
      toFile = open;
      memory.writeTo(open);
    }
    return open;
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

  /** The whole body, if it fit; the caller must close it. */
  synchronized @Nullable InputStream whole() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
    return file == null ? null : Files.newInputStream(file);
  }

  /** Deletes everything that was kept. Must always be called. */
  synchronized void forget() throws IOException {
    forgetFile();
  }

  private void forgetFile() throws IOException {
    if (toFile != null) {
      toFile.close();
      toFile = null;
    }
    if (file != null) {
      Files.deleteIfExists(file);
      file = null;
    }
  }
}
