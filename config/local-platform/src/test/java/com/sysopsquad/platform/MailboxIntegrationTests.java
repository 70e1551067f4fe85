package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxIntegrationTests {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path var;

  @Test
  void everyMailBecomesAFileThatAMailProgramOpens() throws Exception {
    int port = freePort();
    try (Mailbox _ = Mailbox.start(var.resolve("mail"), port, NOON)) {
      send(port, "ada@example.test", "Grüße an Ada");
      send(port, "bert/x@example.test", "For Bert");

      List<Path> mails = mails();
      assertThat(mails).hasSize(2);
      assertThat(mails.getFirst().getFileName().toString()).startsWith("20261122-120000-000-");
      assertThat(mails.getLast().getFileName().toString()).endsWith("bert_x@example.test.eml");
      assertThat(mails.getFirst().getFileName().toString()).endsWith("ada@example.test.eml");
      MimeMessage first =
          new MimeMessage(
              Session.getInstance(new Properties()), Files.newInputStream(mails.getFirst()));
      assertThat(first.getSubject()).isEqualTo("Grüße an Ada");
      assertThat(first.getContent().toString()).contains("It works.");
    }
  }

  private List<Path> mails() throws IOException {
    try (Stream<Path> files = Files.list(var.resolve("mail"))) {
      return files.sorted().toList();
    }
  }

  private static void send(int port, String to, String subject) throws MessagingException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "localhost");
    properties.put("mail.smtp.port", String.valueOf(port));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom("support@example.test");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText("It works.");
    Transport.send(message);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
