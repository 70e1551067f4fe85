package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The space that is left on the disk of a folder. */
record Space(Path folder) {

  /** The local platform starts with no less. */
  private static final long LEAST = 512L << 20;

  /** Whether that is so little that parts may end for it, or not start. */
  boolean isShort() {
    return megabytes() < LEAST >> 20;
  }

  /** How much it is. */
  String sentence() {
    return "the disk has only %d MB left".formatted(megabytes());
  }

  private long megabytes() {
    try {
      return Files.getFileStore(folder).getUsableSpace() >> 20;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
