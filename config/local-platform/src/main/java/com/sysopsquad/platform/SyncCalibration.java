package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** How long this disk takes to make a small write durable. */
final class SyncCalibration {

  private static final int WRITES = 25;
  private static final int BYTES = 8 * 1024;

  private SyncCalibration() {}

  /**
   * The time of a write followed by fdatasync, to a file that already has its size. The shortest of
   * several: the others show how busy the machine is and not how fast its disk is.
   */
  static Duration measure(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "calibration", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(BYTES * WRITES));
      channel.force(true);
      long[] nanos = new long[WRITES];
      for (int i = 0; i < WRITES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(BYTES), (long) i * BYTES);
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return Duration.ofNanos(nanos[0]);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
