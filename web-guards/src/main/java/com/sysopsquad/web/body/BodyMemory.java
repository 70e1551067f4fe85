package com.sysopsquad.web.body;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;

/**
 * Reads bodies into memory. The memory grows with what arrives, not with what was announced, and is
 * limited for all of them together. The number of requests that wait for the rest of a body is
 * limited too, since each of them holds far more than the few bytes that arrived.
 */
final class BodyMemory {

  private static final int UNIT = 4 * 1024;

  private final BodySettings settings;
  private final Semaphore units;
  private final Semaphore waiting;

  BodyMemory(BodySettings settings) {
    this.settings = settings;
    this.units = new Semaphore(Math.toIntExact(settings.mostTogether() / UNIT));
    this.waiting = new Semaphore(settings.waiting());
  }

  /**
   * The whole body; closing it frees its memory.
   *
   * @throws NotTaken if it is larger than allowed, arrives too slowly, or there is no memory for it
   *     now
   */
  Body read(ServletInputStream body, long most) throws IOException, NotTaken {
    Reading reading = new Reading();
    try {
      return reading.of(body, most);
    } catch (SocketTimeoutException silent) {
      throw new NotTaken(HttpStatus.REQUEST_TIMEOUT);
    } finally {
      reading.end();
    }
  }

  /** One body while it is read; its pieces are as large as the memory that they take. */
  private final class Reading {

    private final long begin = System.nanoTime();
    private final List<byte[]> pieces = new ArrayList<>();
    private int size;
    private boolean waits;
    private boolean whole;

    Body of(ServletInputStream body, long most) throws IOException, NotTaken {
      while (!body.isFinished()) {
        if (body.available() == 0) {
          waitForMore();
        }
        int from = size % UNIT;
        if (from == 0) {
          takeRoom();
        }
        int read = body.read(pieces.getLast(), from, UNIT - from);
        if (read == -1) {
          break;
        }
        size += read;
        if (size > most) {
          throw new NotTaken(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (System.nanoTime() - begin > settings.patience().toNanos()) {
          throw new NotTaken(HttpStatus.REQUEST_TIMEOUT);
        }
      }
      byte[] bytes = together();
      whole = true;
      return new Body(bytes, room());
    }

    /** Bytes that have already arrived need no permission, so that a short form is always read. */
    private void waitForMore() throws NotTaken {
      if (!waits && !waiting.tryAcquire()) {
        throw new NotTaken(HttpStatus.SERVICE_UNAVAILABLE);
      }
      waits = true;
    }

    /** The first piece is not counted, so that there is always memory for a short form. */
    private void takeRoom() throws NotTaken {
      if (!pieces.isEmpty() && !units.tryAcquire()) {
        throw new NotTaken(HttpStatus.SERVICE_UNAVAILABLE);
      }
      pieces.add(new byte[UNIT]);
    }

    private int room() {
      return Math.max(pieces.size() - 1, 0);
    }

    private byte[] together() {
      byte[] bytes = new byte[size];
      int to = 0;
      for (byte[] piece : pieces) {
        int length = Math.min(UNIT, size - to);
        System.arraycopy(piece, 0, bytes, to, length);
        to += length;
      }
      return bytes;
    }

    void end() {
      if (waits) {
        waiting.release();
      }
      if (!whole) {
        units.release(room());
      }
    }
  }

  /** A body in memory, to be closed once, after its request is answered. */
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

  /** Why a body was not read completely. */
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
