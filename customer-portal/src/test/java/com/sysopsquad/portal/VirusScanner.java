package com.sysopsquad.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Speaks as much of ClamAV's protocol as the portal uses, and knows one virus: the one that the
 * European Institute for Computer Antivirus Research has made for tests.
 */
public final class VirusScanner implements AutoCloseable {

  /** Where the portal expects it; nobody listens there unless a test starts one. */
  public static final int PORT = freePort();

  /** What every scanner knows, in two parts so that none finds it in this file. */
  public static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

  private final ServerSocket server;
  private final Thread serving;

  private VirusScanner(ServerSocket server) {
    this.server = server;
    this.serving = Thread.startVirtualThread(this::serve);
  }

  /** A scanner that answers from now on. */
  public static VirusScanner start() throws IOException {
    return new VirusScanner(new ServerSocket(PORT, 50, InetAddress.getByName("localhost")));
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException left) {
        // Whoever asks closes when there is enough; so does the test.
      }
    }
  }

  private static void answer(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    String command = new String(in.readNBytes(10), ISO_8859_1);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      content.write(in.readNBytes(length));
    }
    String word =
        !command.equals("zINSTREAM\0")
            ? "UNKNOWN COMMAND"
            : content.toString(ISO_8859_1).contains(EICAR)
                ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                : "stream: OK";
    socket.getOutputStream().write((word + "\0").getBytes(ISO_8859_1));
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Afterwards nobody listens there, and another scanner can start. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      serving.join();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
