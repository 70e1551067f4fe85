package com.sysopsquad.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server that can be shut: then nothing listens, and connections are cut. */
final class Gate implements AutoCloseable {

  private final int target;
  private final int port;
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  /** A shut gate to what listens at this JDBC URL. */
  Gate(String jdbcUrl) {
    target = URI.create(jdbcUrl.replace("jdbc:", "")).getPort();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL through the gate. */
  String through(String jdbcUrl) {
    return jdbcUrl.replace(":" + target + "/", ":" + port + "/");
  }

  void open() {
    try {
      ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      open.add(listening);
      Thread.ofVirtual().start(() -> accept(listening));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    try {
      while (true) {
        Socket here = listening.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(here, there));
        Thread.ofVirtual().start(() -> copy(here, there));
        Thread.ofVirtual().start(() -> copy(there, here));
      }
    } catch (IOException shut) {
      // Nobody comes in any more.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cut) {
      // Both ends are closed now.
    }
  }

  /** Cuts every connection, and lets nobody in until it is opened again. */
  void shut() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() {
    shut();
  }
}
