package com.sysopsquad.system;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the installation's mailbox has taken for one address. */
final class Mails {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final Path folder;
  private final String address;

  Mails(Installation installation, String address) {
    this.folder = installation.folder().resolve("mail");
    this.address = address;
  }

  /** The first link in the newest mail whose subject begins so, once it has arrived. */
  String link(String subject) {
    Matcher link = LINK.matcher(await(subject).text());
    if (!link.find()) {
      throw new IllegalStateException("The mail has no link: " + subject);
    }
    return link.group();
  }

  /** The names of the files in the newest mail whose subject begins so, once it has arrived. */
  List<String> attachments(String subject) {
    return await(subject).attachments();
  }

  private Mail await(String subject) {
    Waiting.until(
        "a mail \"%s\" has come".formatted(subject), LIMIT, () -> !find(subject).isEmpty());
    return find(subject).getLast();
  }

  private List<Mail> find(String subject) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(address + ".eml"))
          .sorted()
          .map(Mail::of)
          .filter(mail -> mail.subject().startsWith(subject))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private record Mail(String subject, String text, List<String> attachments) {

    static Mail of(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
        List<String> names = new ArrayList<>();
        Object content = message.getContent();
        while (content instanceof Multipart parts) {
          for (int n = 1; n < parts.getCount(); n++) {
            String name = parts.getBodyPart(n).getFileName();
            if (name != null) {
              names.add(name);
            }
          }
          content = parts.getBodyPart(0).getContent();
        }
        return new Mail(String.valueOf(message.getSubject()), content.toString(), names);
      } catch (IOException | MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
