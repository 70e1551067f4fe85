package com.sysopsquad.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that send one byte of a body each second, until the server ends them. */
final class DrippingClients implements AutoCloseable {

  private final List<SocketChannel> open = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger timedOut = new AtomicInteger();
  private final Thread dripping;

  /**
   * Connects them.
   *
   * @param beginnings what they send first, in turn
   */
  DrippingClients(int port, int count, List<String> beginnings) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel client = SocketChannel.open(new InetSocketAddress("localhost", port));
      client.configureBlocking(false);
      client.write(bytes(beginnings.get(i % beginnings.size())));
      open.add(client);
    }
    left.set(count);
    dripping = Thread.ofPlatform().start(this::drip);
  }

  /** How many the server has not ended. */
  int left() {
    return left.get();
  }

  /** How many were told that their body took too long. */
  int timedOut() {
    return timedOut.get();
  }

  private void drip() {
    while (!over.get()) {
      open.removeIf(this::isEnded);
      left.set(open.size());
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private boolean isEnded(SocketChannel client) {
    try {
      ByteBuffer answer = ByteBuffer.allocate(16_384);
      int read = client.read(answer);
      String text = StandardCharsets.US_ASCII.decode(answer.flip()).toString();
      if (text.startsWith("HTTP/1.1 408")) {
        timedOut.incrementAndGet();
      }
      if (read >= 0) {
        client.write(bytes("x"));
        return false;
      }
      client.close();
      return true;
    } catch (IOException ended) {
      return true;
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    over.set(true);
    try {
      dripping.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SocketChannel client : open) {
      client.close();
    }
  }
}
