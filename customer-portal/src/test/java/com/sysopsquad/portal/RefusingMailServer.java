package com.sysopsquad.portal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The smallest mail server that knows one address which does not exist. */
final class RefusingMailServer implements AutoCloseable {

  private final ServerSocket listening;
  private final String refused;
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  RefusingMailServer(int port, String refused) throws IOException {
    this.refused = refused;
    this.listening = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::accept);
  }

  /** To whom mails were taken, as the commands said it. */
  String accepted() {
    return String.join("\n", accepted);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException closed) {
      // Nobody comes in any more.
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 ready");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (text) {
          text = !line.equals(".");
          if (!text) {
            say(out, "250 taken");
          }
        } else if (line.startsWith("DATA")) {
          text = true;
          say(out, "354 go on");
        } else {
          say(out, answer(line));
        }
      }
    } catch (IOException gone) {
      // The client has hung up.
    }
  }

  private String answer(String command) {
    if (command.startsWith("RCPT")) {
      if (command.contains(refused)) {
        return "550 5.1.1 no such user";
      }
      accepted.add(command);
    }
    return command.startsWith("QUIT") ? "221 bye" : "250 ok";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
