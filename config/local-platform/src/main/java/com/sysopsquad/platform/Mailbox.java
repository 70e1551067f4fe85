package com.sysopsquad.platform;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts every email to anyone, and forwards none: each becomes a file that mail programs can
 * open, and only the newest files are kept.
 */
final class Mailbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int MOST = 1_000;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final GreenMail server;
  private final Clock clock;
  private int taken;

  private Mailbox(Path folder, GreenMail server, Clock clock) {
    this.folder = folder;
    this.server = server;
    this.clock = clock;
  }

  /**
   * Accepts emails at this port.
   *
   * @param folder where they become files; everyone who can read it can read all emails
   */
  static Mailbox start(Path folder, int port, Clock clock) {
    Ports.requireFree("mailbox", port);
    GreenMail server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    try {
      Mailbox mailbox = new Mailbox(PrivateFiles.folder(folder), server, clock);
      GreenMailUser anybody = server.setUser("anybody@localhost", "");
      server
          .getUserManager()
          .setMessageDeliveryHandler(
              (message, address) -> {
                mailbox.keep(message, address.getEmail());
                return anybody;
              });
      server.start();
      LOG.info("Mailbox ready: SMTP on port {}, mails in {}", port, folder);
      return mailbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
    LOG.info("Mailbox stopped");
  }

  private synchronized void keep(MovingMessage message, String recipient)
      throws MessagingException, UserException {
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      message.getMessage().writeTo(text);
      String whom = recipient.replaceAll("[^A-Za-z0-9@.+-]", "_");
      PrivateFiles.write(
          folder.resolve("%s-%06d-%s.eml".formatted(NAME.format(clock.instant()), taken++, whom)),
          text.toString(StandardCharsets.UTF_8));
      if (taken % MOST == 0) {
        server.purgeEmailFromAllMailboxes();
        forgetOld();
      }
    } catch (IOException | FolderException e) {
      throw new UserException("The mail cannot be kept", e);
    }
  }

  private void forgetOld() throws IOException {
    List<Path> mails;
    try (Stream<Path> files = Files.list(folder)) {
      mails = files.sorted().toList();
    }
    for (Path old : mails.subList(0, Math.max(0, mails.size() - MOST))) {
      Files.deleteIfExists(old);
    }
  }
}
