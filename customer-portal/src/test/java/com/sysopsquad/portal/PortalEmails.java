package com.sysopsquad.portal;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sysopsquad.platform.TestPlatform;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mailboxes of all customers, on a mail server where the portal expects one. */
final class PortalEmails implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+token=\\S+)");

  private final GreenMail server;

  PortalEmails() {
    int port = Integer.parseInt(TestPlatform.start().env().getOrDefault("SYSOPS_MAIL_PORT", ""));
    server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** The subject lines of all emails that were promised to the address, in any order. */
  static List<String> headings(JdbcClient jdbc, String address) {
    return jdbc.sql("select heading from customer.notification where lower(address) = lower(?)")
        .param(address)
        .query(String.class)
        .list();
  }

  /** The text of the email with this subject line which was promised last to the address. */
  String text(JdbcClient jdbc, String address, String heading) {
    return text(email(jdbc, address, heading));
  }

  /** That email, with its headers. */
  MimeMessage email(JdbcClient jdbc, String address, String heading) {
    String id =
        jdbc.sql(
                """
                select '<' || id || '@sysopsquad.example>' from customer.notification
                where lower(address) = lower(?) and heading = ?
                order by xmin::text::bigint desc
                limit 1
                """)
            .params(address, heading)
            .query(String.class)
            .single();
    return await().until(() -> arrived(id), Optional::isPresent).orElseThrow();
  }

  /** The path of the link in that email. */
  String link(JdbcClient jdbc, String address, String heading) {
    Matcher link = LINK.matcher(text(jdbc, address, heading));
    if (!link.find()) {
      throw new AssertionError("There is no link in the email to " + address);
    }
    return link.group(1);
  }

  /** What a link shows that it was sent to its reader. */
  static String token(String link) {
    return link.replaceFirst(".*token=", "");
  }

  private Optional<MimeMessage> arrived(String id) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(email -> id.equals(id(email)))
        .findFirst();
  }

  private static String id(MimeMessage email) {
    try {
      return email.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage email) {
    try {
      Object content = email.getContent();
      while (content instanceof MimeMultipart parts) {
        content = parts.getBodyPart(0).getContent();
      }
      return content.toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
