package com.sysopsquad.web;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.Serial;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;

/**
 * Reads bodies into memory, which grows with what arrives and not with what was announced, and is
 * bounded for all of them together. So is the number of those that wait for the rest of a body:
 * each of them holds far more than the few bytes that came.
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
   * The whole body, whose room is free again when it is closed.
   *
   * @throws NotTaken if it is larger than that, comes too slowly, or there is no room for it now
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

  /** One body while it is read; its pieces are as large as the room that they take. */
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

    /** What is there already needs nobody's leave, so that a short form is always read. */
    private void waitForMore() throws NotTaken {
      if (!waits && !waiting.tryAcquire()) {
        throw new NotTaken(HttpStatus.SERVICE_UNAVAILABLE);
      }
      waits = true;
    }

    /** The first piece is free, so that a short form always finds room. */
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
