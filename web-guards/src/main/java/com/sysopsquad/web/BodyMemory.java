package com.sysopsquad.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;

/**
 * Reads bodies into memory, which grows with what arrives and not with what was announced, and is
 * bounded for all of them together.
 */
final class BodyMemory {

  private static final int PIECE = 1024;
  private static final int UNIT = 4 * 1024;

  private final BodySettings settings;
  private final Semaphore units;

  BodyMemory(BodySettings settings) {
    this.settings = settings;
    this.units = new Semaphore(Math.toIntExact(settings.mostTogether() / UNIT));
  }

  /**
   * The whole body, whose room is free again when it is closed.
   *
   * @throws NotTaken if it is larger than that, comes too slowly, or there is no room for it now
   */
  Body read(InputStream body, long most) throws IOException, NotTaken {
    long begin = System.nanoTime();
    ByteArrayOutputStream whole = new ByteArrayOutputStream(PIECE);
    byte[] piece = new byte[PIECE];
    int taken = 0;
    boolean kept = false;
    try {
      for (int read = body.read(piece); read != -1; read = body.read(piece)) {
        whole.write(piece, 0, read);
        if (whole.size() > most) {
          throw new NotTaken(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (System.nanoTime() - begin > settings.patience().toNanos()) {
          throw new NotTaken(HttpStatus.REQUEST_TIMEOUT);
        }
        // The first unit is free, so that a short form always finds room.
        while ((taken + 1) * UNIT < whole.size()) {
          if (!units.tryAcquire()) {
            throw new NotTaken(HttpStatus.SERVICE_UNAVAILABLE);
          }
          taken++;
        }
      }
      kept = true;
      return new Body(whole.toByteArray(), taken);
    } catch (SocketTimeoutException silent) {
      throw new NotTaken(HttpStatus.REQUEST_TIMEOUT);
    } finally {
      if (!kept) {
        units.release(taken);
      }
    }
  }

  /** A body in memory, to be closed once, when its request is answered. */
  final class Body implements AutoCloseable {

    private final byte[] bytes;
    private final int room;

    private Body(byte[] bytes, int room) {
      this.bytes = bytes;
      this.room = room;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public void close() {
      units.release(room);
    }
  }

  /** Why a body was not read to its end. */
  static final class NotTaken extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    NotTaken(HttpStatus status) {
      super(status.getReasonPhrase(), null, false, false);
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }
}
