package com.sysopsquad.platform.provider;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An append-only file of entries, one JSON line each. An entry is on disk before {@link #append}
 * returns; callers that append at the same time share one sync. A line that was cut short by a
 * crash was never answered, and is dropped.
 */
final class Journal implements Closeable {

  private final JsonMapper json = JsonMapper.builder().build();
  private final FileChannel file;
  private final ReentrantLock appending = new ReentrantLock();
  private final ReentrantLock flushing = new ReentrantLock();
  private ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long appended;
  private volatile long flushed;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /** Opens the journal and passes every entry of earlier runs to the consumer, in order. */
  static Journal open(Path path, Consumer<JournalEntry> replay) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (file.tryLock() == null) {
      throw new IOException(path + " is in use by another process");
    }
    Journal journal = new Journal(file);
    long whole = wholeLines(file);
    file.truncate(whole);
    file.position(0);
    InputStream in = Channels.newInputStream(file);
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      replay.accept(journal.json.readValue(line, JournalEntry.class));
    }
    file.position(whole);
    return journal;
  }

  void append(JournalEntry entry) throws IOException {
    byte[] line = json.writeValueAsBytes(entry);
    long mine;
    appending.lock();
    try {
      pending.writeBytes(line);
      pending.write('\n');
      mine = ++appended;
    } finally {
      appending.unlock();
    }
    flushing.lock();
    try {
      if (flushed < mine) {
        flush();
      }
    } finally {
      flushing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void flush() throws IOException {
    ByteArrayOutputStream batch;
    long last;
    appending.lock();
    try {
      batch = pending;
      last = appended;
      pending = new ByteArrayOutputStream();
    } finally {
      appending.unlock();
    }
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
    flushed = last;
  }

  /** The length of the file up to and including its last line feed. */
  private static long wholeLines(FileChannel file) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = file.size(); end > 0; end--) {
      one.clear();
      if (file.read(one, end - 1) == 1 && one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }
}
