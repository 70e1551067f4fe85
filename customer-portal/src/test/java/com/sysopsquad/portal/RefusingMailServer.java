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
import java.util.concurrent.atomic.AtomicInteger;

/** The smallest mail server that has something against one address. */
final class RefusingMailServer implements AutoCloseable {

  private final ServerSocket listening;
  private final String refused;
  private final String reply;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<String> accepted = new CopyOnWriteArrayList<>();

  /**
   * @param reply what it says to mails to that address, as {@code 550 5.1.1 no such user}
   */
  RefusingMailServer(int port, String refused, String reply) throws IOException {
    this.refused = refused;
    this.reply = reply;
    this.listening = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
    Thread.ofVirtual().start(this::accept);
  }

  /** To whom mails were taken, as the commands said it. */
  String accepted() {
    return String.join("\n", accepted);
  }

  /** How many connections were opened. */
  int connections() {
    return clients.size();
  }

  /** How often a mail was refused. */
  int refusals() {
    return refusals.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        clients.add(client);
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
        refusals.incrementAndGet();
        return reply;
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
    for (Socket client : clients) {
      client.close();
    }
  }
}
