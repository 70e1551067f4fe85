package com.sysopsquad.platform;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every mail to whomever, and sends none on; keeps them in memory. */
public final class Mailbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final GreenMail server;

  private Mailbox(GreenMail server) {
    this.server = server;
  }

  static Mailbox start(int port) {
    Ports.requireFree("mailbox", port);
    GreenMail server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    server.start();
    LOG.info("Mailbox ready: SMTP on port {}", port);
    return new Mailbox(server);
  }

  /** The subjects of all mails that have arrived, in order. */
  public List<String> subjects() {
    return Arrays.stream(server.getReceivedMessages()).map(Mailbox::subject).toList();
  }

  @Override
  public void close() {
    server.stop();
    LOG.info("Mailbox stopped");
  }

  private static String subject(MimeMessage message) {
    try {
      return String.valueOf(message.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException("a received message cannot be read", e);
    }
  }
}
