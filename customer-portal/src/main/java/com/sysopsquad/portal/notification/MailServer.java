package com.sysopsquad.portal.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The mail server, on connections that emails reuse: with encryption and sign-in it takes longer to
 * open a connection than to send an email.
 */
@Component
class MailServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
  private static final int MOST_IDLE = 16;
  private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

  private final JavaMailSenderImpl settings;
  private final Clock clock;
  private final BlockingDeque<Idle> idle = new LinkedBlockingDeque<>(MOST_IDLE);

  MailServer(JavaMailSenderImpl settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Idle(Transport connection, Instant since) {}

  /** An empty email. */
  MimeMessage email() {
    return settings.createMimeMessage();
  }

  /**
   * Returns when the server has accepted the email.
   *
   * @throws MessagingException if it has not: a {@code SendFailedException} if it refused
   */
  void send(MimeMessage email) throws MessagingException {
    Transport connection = connection();
    boolean sent = false;
    try {
      connection.sendMessage(email, email.getAllRecipients());
      sent = true;
    } finally {
      if (!sent || !idle.offerLast(new Idle(connection, clock.instant()))) {
        hangUp(connection);
      }
    }
  }

  /**
   * Checks whether it is available.
   *
   * @throws MessagingException if it is not
   */
  void knock() throws MessagingException {
    settings.testConnection();
  }

  private Transport connection() throws MessagingException {
    for (Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
      if (last.connection().isConnected()) {
        return last.connection();
      }
    }
    Transport connection = settings.getSession().getTransport(protocol());
    connection.connect(
        settings.getHost(),
        settings.getPort(),
        given(settings.getUsername()),
        given(settings.getPassword()));
    return connection;
  }

  private String protocol() {
    String protocol = settings.getProtocol();
    return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
  }

  /** Without a user name there is no sign-in. */
  private static @Nullable String given(@Nullable String setting) {
    return setting == null || setting.isEmpty() ? null : setting;
  }

  /**
   * Closes connections that are not used. The server may be slow to close them: at a fixed rate
   * each check has its own thread, while with a fixed delay all scheduled work would wait.
   */
  @Scheduled(fixedRate = 10_000)
  void hangUpIdle() {
    Instant late = clock.instant().minus(LONGEST_IDLE);
    for (Idle first = idle.peekFirst();
        first != null && first.since().isBefore(late) && idle.remove(first);
        first = idle.peekFirst()) {
      hangUp(first.connection());
    }
  }

  @Override
  public void close() {
    for (Idle each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      hangUp(each.connection());
    }
  }

  private static void hangUp(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException gone) {
      LOG.debug("The mail server had hung up already", gone);
    }
  }
}
