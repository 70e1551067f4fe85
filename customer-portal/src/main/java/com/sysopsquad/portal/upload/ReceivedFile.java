package com.sysopsquad.portal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.InputStreamSource;

/** A file that was sent separately instead of in a form: on disk, until it is closed. */
public final class ReceivedFile implements InputStreamSource, AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final Path path;
  private final long size;

  private ReceivedFile(Path path, long size) {
    this.path = path;
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
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      for (int read = next(coming, buffer); read >= 0; read = next(coming, buffer)) {
        size += read;
        if (size > settings.largest().toBytes()) {
          throw UploadRefused.tooLarge(settings);
        }
        out.write(buffer, 0, read);
      }
      return new ReceivedFile(path, size);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(path);
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

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
