package com.sysopsquad.system.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one sender knows about each subject, in a file that survives it: the highest number that it
 * has tried to send, and the highest whose commit the database has acknowledged.
 */
final class Ledger {

  private final LongBuffer numbers;

  private Ledger(LongBuffer numbers) {
    this.numbers = numbers;
  }

  static Ledger of(Path file, int subjects) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      int size = 2 * subjects * Long.BYTES;
      if (channel.size() < size) {
        // All of it has its place on the disk before that is full.
        channel.write(ByteBuffer.allocate(size));
      }
      return new Ledger(channel.map(FileChannel.MapMode.READ_WRITE, 0, size).asLongBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void attempt(int subject, long number) {
    numbers.put(2 * subject, number);
  }

  void acknowledge(int subject, long number) {
    numbers.put(2 * subject + 1, number);
  }

  long attempted(int subject) {
    return numbers.get(2 * subject);
  }

  long acknowledged(int subject) {
    return numbers.get(2 * subject + 1);
  }
}
