package com.sysopsquad.system.messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection to a port of this machine that can be cut or can go silent without being closed. */
final class TornWire implements AutoCloseable {

  private static final int BUFFER = 64 << 10;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final Object valve = new Object();
  private boolean silent;

  private TornWire(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static TornWire to(int port) {
    try {
      TornWire wire = new TornWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  /** Closes every connection at once; new ones work. */
  void tear() {
    ends.forEach(TornWire::closeQuietly);
    ends.clear();
  }

  /** Nothing gets through anymore, and nobody is notified. */
  void fallSilent() {
    synchronized (valve) {
      silent = true;
    }
  }

  /** Continues with new connections; the silent ones are gone. */
  void mend() {
    tear();
    synchronized (valve) {
      silent = false;
      valve.notifyAll();
    }
  }

  @Override
  public void close() {
    closeQuietly(door);
    mend();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        ends.add(near);
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(far);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      } catch (IOException nobodyThere) {
        tear();
      }
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      int count = in.read(buffer);
      while (count >= 0) {
        awaitValve();
        out.write(buffer, 0, count);
        count = in.read(buffer);
      }
    } catch (IOException torn) {
      // Both ends are closed; their users notice it.
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  private void awaitValve() throws IOException {
    synchronized (valve) {
      while (silent) {
        try {
          valve.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  private static void closeQuietly(AutoCloseable end) {
    try {
      end.close();
    } catch (Exception alreadyClosed) {
      // This was intended.
    }
  }
}
