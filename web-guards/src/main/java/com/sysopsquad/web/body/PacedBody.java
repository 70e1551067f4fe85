package com.sysopsquad.web.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request. Reading fails, as it does when a client is silent, once the body arrives
 * too slowly; Tomcat answers that with 408.
 */
final class PacedBody implements InputBuffer {

  private final InputBuffer body;
  private final Pace pace;
  private long waited;
  private long arrived;
  private boolean late;

  PacedBody(InputBuffer body, Pace pace) {
    this.body = body;
    this.pace = pace;
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    requireInTime();
    int read = timed(handler);
    if (read > 0) {
      arrived += read;
      late = pace.isTooSlow(arrived, waited);
      requireInTime();
    }
    return read;
  }

  private int timed(ApplicationBufferHandler handler) throws IOException {
    long begin = System.nanoTime();
    try {
      return body.doRead(handler);
    } catch (SocketTimeoutException silent) {
      late = true;
      throw silent;
    } finally {
      waited += System.nanoTime() - begin;
    }
  }

  private void requireInTime() throws SocketTimeoutException {
    if (late) {
      throw new SocketTimeoutException("The body arrives too slowly");
    }
  }

  @Override
  public int available() {
    return body.available();
  }

  /**
   * Reads what nobody has read, and forgets it, so that the client sees the answer to it.
   *
   * @param most how many bytes are read at most
   * @return whether nothing more comes; otherwise the connection is to be closed
   */
  boolean readRest(long most) {
    Forgotten forgotten = new Forgotten();
    long end = arrived + most;
    try {
      while (arrived <= end) {
        if (doRead(forgotten) < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException tooSlowOrGone) {
      return false;
    }
  }

  /** Where Tomcat puts bytes that nobody wants. */
  private static final class Forgotten implements ApplicationBufferHandler {

    private ByteBuffer buffer = EMPTY_BUFFER;

    @Override
    public void setByteBuffer(ByteBuffer bytes) {
      buffer = bytes;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // Tomcat passes its own buffer.
    }
  }
}
