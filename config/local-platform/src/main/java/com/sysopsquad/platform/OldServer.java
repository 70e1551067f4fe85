package com.sysopsquad.platform;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a client sees of a PostgreSQL server of another version until its first question: no such
 * server can be had beside the packaged one. For tests.
 */
public final class OldServer implements AutoCloseable {

  private static final int ASKS_FOR_TLS = 80_877_103;
  private static final int ASKS_FOR_GSS = 80_877_104;

  private final ServerSocket socket;
  private final String version;

  private OldServer(ServerSocket socket, String version) {
    this.socket = socket;
    this.version = version;
  }

  /** A server that says it has this version, on a free port. */
  public static OldServer ofVersion(String version) {
    try {
      OldServer server =
          new OldServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), version);
      Thread.ofPlatform().daemon().name("old server").start(server::serve);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a client finds it. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/old".formatted(socket.getLocalPort());
  }

  /** The settings with which a quantum has it as its database. */
  public Map<String, String> settings(String quantum) {
    String prefix = "SYSOPS_" + quantum + "_DB_";
    return Map.of(prefix + "URL", url(), prefix + "USER", "app", prefix + "PASSWORD", "secret");
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        greet(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (IOException gone) {
        // The client has what it wanted, or the test is over.
      }
    }
  }

  private void greet(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] asked = in.readNBytes(in.readInt() - Integer.BYTES);
    while (isEncryption(asked)) {
      out.write('N');
      out.flush();
      asked = in.readNBytes(in.readInt() - Integer.BYTES);
    }
    message(out, 'R', new byte[Integer.BYTES]);
    for (Map.Entry<String, String> setting :
        Map.of(
                "server_version", version,
                "server_encoding", "UTF8",
                "client_encoding", "UTF8",
                "DateStyle", "ISO, MDY",
                "TimeZone", "UTC",
                "integer_datetimes", "on",
                "standard_conforming_strings", "on")
            .entrySet()) {
      message(out, 'S', words(setting.getKey(), setting.getValue()));
    }
    message(out, 'K', new byte[2 * Integer.BYTES]);
    message(out, 'Z', new byte[] {'I'});
    // The driver sets some parameters of its session, and then leaves.
    while (in.read() == 'Q') {
      in.skipNBytes(in.readInt() - Integer.BYTES);
      message(out, 'C', words("SET"));
      message(out, 'Z', new byte[] {'I'});
    }
  }

  private static boolean isEncryption(byte[] asked) {
    if (asked.length != Integer.BYTES) {
      return false;
    }
    int code = ByteBuffer.wrap(asked).getInt();
    return code == ASKS_FOR_TLS || code == ASKS_FOR_GSS;
  }

  private static byte[] words(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : words) {
      bytes.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static void message(DataOutputStream out, char type, byte[] content) throws IOException {
    out.write(type);
    out.writeInt(Integer.BYTES + content.length);
    out.write(content);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
