package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.job.BusinessTimes;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends the notice as a plain email. */
final class EmailChannel implements Channel {

  private static final int LONGEST_SUBJECT = 120;

  private final JavaMailSender server;
  private final TellingSettings.Email settings;
  private final ZoneId zone;

  EmailChannel(JavaMailSender server, TellingSettings.Email settings, ZoneId zone) {
    this.server = server;
    this.settings = settings;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Severity severity() {
    return settings.severity();
  }

  @Override
  public void send(Notice notice, String body) {
    try {
      MimeMessage email = server.createMimeMessage();
      MimeMessageHelper helper = new MimeMessageHelper(email, StandardCharsets.UTF_8.name());
      helper.setFrom(settings.from());
      helper.setTo(settings.to().toArray(String[]::new));
      helper.setSubject(subject(notice));
      helper.setText(text(notice));
      email.setHeader("Auto-Submitted", "auto-generated");
      email.setHeader("X-Sysops-Delivery", notice.id().toString());
      server.send(email);
    } catch (MessagingException | MailException failure) {
      throw new NotAccepted(
          "The mail server did not accept the email (%s)."
              .formatted(failure.getClass().getSimpleName()));
    }
  }

  private static String subject(Notice notice) {
    String line = "[Operations] " + notice.title().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  private String text(Notice notice) {
    return notice.events().stream().map(this::text).collect(Collectors.joining("\n"));
  }

  private String text(Notice.Event event) {
    Instant resolved = event.resolvedAt();
    return """
        %s%s (%s)
        %s
        Since %s%s
        %s
        """
        .formatted(
            event.event().equals("resolved") ? "Resolved: " : "",
            event.title(),
            event.severity(),
            event.text(),
            BusinessTimes.time(event.since(), zone),
            resolved == null ? "" : ", resolved " + BusinessTimes.time(resolved, zone),
            event.url());
  }
}
