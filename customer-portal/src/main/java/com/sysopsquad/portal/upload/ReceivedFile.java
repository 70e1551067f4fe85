package com.sysopsquad.portal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.InputStreamSource;

/**
 * A file that was sent separately instead of in a form: on disk, until it is closed or the process
 * ends. It loses its name as soon as it is open, so that a process that is killed leaves nothing
 * behind; where an open file must have a name, it loses it when it is closed.
 */
public final class ReceivedFile implements InputStreamSource, AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final FileChannel file;
  private final long size;

  private ReceivedFile(FileChannel file, long size) {
    this.file = file;
    this.size = size;
  }

  /**
   * Reads everything that arrives, up to the limit.
   *
   * @throws UploadRefused if it is too large
   * @throws UploadInterrupted if it is not completed
   */
  static ReceivedFile of(InputStream coming, UploadSettings settings) throws IOException {
    Path path = Files.createTempFile("photo", null);
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      for (int read = next(coming, buffer); read >= 0; read = next(coming, buffer)) {
        size += read;
        if (size > settings.largest().toBytes()) {
          throw UploadRefused.tooLarge(settings);
        }
        ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
        while (piece.hasRemaining()) {
          file.write(piece);
        }
      }
      return new ReceivedFile(file, size);
    } catch (IOException | RuntimeException failed) {
      file.close();
      throw failed;
    }
  }

  private static int next(InputStream coming, byte[] buffer) {
    try {
      return coming.read(buffer);
    } catch (IOException left) {
      throw new UploadInterrupted(left);
    }
  }

  long size() {
    return size;
  }

  /** From the beginning, each time. */
  @Override
  public InputStream getInputStream() throws IOException {
    if (!file.isOpen()) {
      throw new ClosedChannelException();
    }
    return new FromBeginning(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Reads with a position of its own, and leaves the file open. */
  private static final class FromBeginning extends InputStream {

    private final FileChannel file;
    private long position;

    FromBeginning(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
