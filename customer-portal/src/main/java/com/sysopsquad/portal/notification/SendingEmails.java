package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.delivery.inbox.retry.FailingAlone;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import com.sysopsquad.flows.notification.NotificationQueued;
import com.sysopsquad.flows.notification.NotificationReceiver;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.notification.InvoiceDocuments.Document;
import com.sysopsquad.portal.notification.Notifications.Envelope;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/**
 * Sends emails through the mail server. If there is a crash between the server's acknowledgment and
 * our record of it, an email is sent again, with the same Message-ID, so that mail programs show it
 * once.
 */
@Service
class SendingEmails implements NotificationReceiver {

  private static final Pattern PERMANENT = Pattern.compile("5\\d\\d\\b");

  /** Temporary, with a status (RFC 3463) about the mail system or the way to it. */
  private static final Pattern OF_THE_SERVER = Pattern.compile("4\\d\\d[ -]4\\.[34]\\.");

  private final MailServer server;
  private final Notifications notifications;
  private final InvoiceDocuments documents;
  private final NotificationSettings settings;
  private final PortalAddress portal;
  private final Texts texts;
  private final Clock clock;
  private final FailingAlone unsent = new FailingAlone(1);
  private volatile boolean down;

  SendingEmails(
      MailServer server,
      Notifications notifications,
      InvoiceDocuments documents,
      NotificationSettings settings,
      PortalAddress portal,
      Texts texts,
      Clock clock) {
    this.server = server;
    this.notifications = notifications;
    this.documents = documents;
    this.settings = settings;
    this.portal = portal;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public UUID receive(NotificationQueued notification) {
    UUID id = notification.notificationId();
    if (!notifications.isSent(id)) {
      if (down) {
        knock();
      }
      hand(id, message(notification));
      notifications.sent(id);
    }
    return id;
  }

  @Override
  public void onGivenUp(NotificationQueued notification) {
    notifications.givenUp(notification.notificationId());
  }

  /** If the server was unavailable a moment ago, no document is made for nothing. */
  private void knock() {
    try {
      server.knock();
    } catch (MessagingException stillDown) {
      throw new RetryLater("The mail server cannot be reached", stillDown);
    }
  }

  private void hand(UUID id, MimeMessage message) {
    try {
      server.send(message);
      down = false;
      unsent.wentThrough(id);
    } catch (MessagingException failed) {
      if (failed instanceof SendFailedException refusal && concernsThisEmail(refusal)) {
        throw new EmailRefused(String.valueOf(refusal.getMessage()).strip(), refusal);
      }
      down = true;
      if (unsent.failed(id)) {
        throw new EmailRefused(
            "it accepts others, but not this one: " + String.valueOf(failed.getMessage()).strip(),
            failed);
      }
      throw new RetryLater("The mail server does not accept emails", failed);
    }
  }

  private MimeMessage message(NotificationQueued notification) {
    String invoice = notification.invoiceNumber();
    Document document = invoice == null ? null : documents.of(notification.customerId(), invoice);
    Envelope envelope = notifications.envelope(notification.notificationId());
    int parts =
        document == null
            ? MimeMessageHelper.MULTIPART_MODE_RELATED
            : MimeMessageHelper.MULTIPART_MODE_MIXED;
    try {
      MimeMessage message = server.email();
      MimeMessageHelper email =
          new MimeMessageHelper(message, parts, StandardCharsets.UTF_8.name());
      InternetAddress sender = new InternetAddress(settings.sender());
      email.setFrom(sender);
      email.setTo(reader(notification.address(), envelope));
      email.setSubject(notification.heading());
      email.setText(
          notification.text(),
          EmailHtml.of(
              notification.heading(),
              notification.text(),
              portal.origin(),
              language(notification.text())));
      if (document != null) {
        email.addAttachment(document.name(), document.pdf(), MediaType.APPLICATION_PDF_VALUE);
      }
      email.setSentDate(Date.from(clock.instant()));
      String domain = sender.getAddress().replaceFirst(".*@", "");
      message.setHeader("Auto-Submitted", "auto-generated");
      if (envelope.thread() != null) {
        String thread = "<%s@thread.%s>".formatted(envelope.thread(), domain);
        message.setHeader("In-Reply-To", thread);
        message.setHeader("References", thread);
      }
      if (envelope.optional()) {
        message.setHeader("List-Unsubscribe", "<" + portal.of("/account/preferences") + ">");
      }
      message.saveChanges();
      message.setHeader("Message-ID", "<%s@%s>".formatted(notification.notificationId(), domain));
      return message;
    } catch (MessagingException malformed) {
      throw new EmailRefused("it cannot be written", malformed);
    }
  }

  private static InternetAddress reader(String address, Envelope envelope)
      throws MessagingException {
    InternetAddress reader = new InternetAddress(address);
    if (envelope.name() != null) {
      try {
        reader.setPersonal(envelope.name(), StandardCharsets.UTF_8.name());
      } catch (UnsupportedEncodingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return reader;
  }

  /** The language of an email, which is recognized by its signature. */
  private Locale language(String text) {
    return Stream.of(Language.values())
        .map(Language::locale)
        .filter(each -> text.strip().endsWith(texts.in(each).of("email.signature")))
        .findFirst()
        .orElse(Locale.US);
  }

  /**
   * Whether the server refuses only this email, as opposed to all emails now: an address that is
   * refused, permanently or temporarily, or a reply with a permanent code. A full mailbox affects
   * only its owner, a full disk of the server affects everyone.
   */
  private static boolean concernsThisEmail(SendFailedException failure) {
    Address[] refused = failure.getInvalidAddresses();
    return (refused != null && refused.length > 0)
        || PERMANENT.matcher(String.valueOf(failure.getMessage())).lookingAt()
        || isAboutItsAddress(failure.getNextException());
  }

  /** Errors about an address come after errors about the email. */
  private static boolean isAboutItsAddress(@Nullable Exception reply) {
    return reply instanceof SendFailedException
        && !OF_THE_SERVER.matcher(String.valueOf(reply.getMessage())).lookingAt();
  }
}
