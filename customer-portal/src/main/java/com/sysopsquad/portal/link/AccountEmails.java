package com.sysopsquad.portal.link;

import com.sysopsquad.portal.notification.Email;
import com.sysopsquad.portal.notification.QueueingNotifications;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Emails about accounts, which are always sent; those that anyone may request are limited. */
@Service
public class AccountEmails {

  private static final int MOST_AN_HOUR = 5;

  private final QueueingNotifications emails;
  private final JdbcClient jdbc;
  private final Clock clock;

  AccountEmails(QueueingNotifications emails, JdbcClient jdbc, Clock clock) {
    this.emails = emails;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether one more may be requested for this address, so that nobody's mailbox is flooded. Nobody
   * else can request one before this transaction ends.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean mayBeAskedFor(String email) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:address, 4711))")
        .param("address", "emails " + email.toLowerCase(Locale.ROOT))
        .query((row, number) -> 1)
        .single();
    return emails.linksTo(email, clock.instant().minus(Duration.ofHours(1))) < MOST_AN_HOUR;
  }

  /**
   * Writes an email that someone, perhaps a stranger, has requested.
   *
   * @param name null if the email does not address anyone by name
   * @param code code of its texts, as in {@link Email}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void asked(
      UUID subjectId, @Nullable String name, String email, String code, Object... arguments) {
    emails.write(
        Email.of(Email.Kind.LINK, UUID.randomUUID(), subjectId, code, arguments), name, email);
  }

  /** Reports an event in the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void told(UUID customerId, String name, String email, String code, Object... arguments) {
    emails.write(
        Email.of(Email.Kind.SECURITY, UUID.randomUUID(), customerId, code, arguments), name, email);
  }
}
