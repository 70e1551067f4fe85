package com.sysopsquad.portal.link;

import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.security.limit.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** All links that were sent and not used; their secrets are stored only as hashes. */
@Repository
public class Links {

  private final JdbcClient jdbc;
  private final Clock clock;

  Links(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The secret of a new link, valid for this long. */
  public String issue(Purpose purpose, UUID subjectId, @Nullable String email, Duration valid) {
    String secret = Tokens.next();
    jdbc.sql(
            """
            insert into customer.link (token_hash, purpose, subject_id, email, expires_at)
            values (:hash, :purpose, :subject, :email, :expires)
            """)
        .param("hash", Tokens.hash(secret))
        .param("purpose", purpose.name())
        .param("subject", subjectId)
        .param("email", email)
        .param("expires", now().plus(valid))
        .update();
    return secret;
  }

  /** What the link refers to, if it is still valid. */
  public Optional<Link> find(Purpose purpose, String secret) {
    return jdbc.sql(
            """
            select subject_id, email from customer.link
            where token_hash = :hash and purpose = :purpose and expires_at > :now
            """)
        .param("hash", Tokens.hash(secret))
        .param("purpose", purpose.name())
        .param("now", now())
        .query(
            (row, number) ->
                new Link(row.getObject("subject_id", UUID.class), row.getString("email")))
        .optional();
  }

  /** The same, but the link is used up in the caller's transaction; only one caller gets it. */
  public Optional<Link> use(Purpose purpose, String secret) {
    return jdbc.sql(
            """
            delete from customer.link
            where token_hash = :hash and purpose = :purpose and expires_at > :now
            returning subject_id, email
            """)
        .param("hash", Tokens.hash(secret))
        .param("purpose", purpose.name())
        .param("now", now())
        .query(
            (row, number) ->
                new Link(row.getObject("subject_id", UUID.class), row.getString("email")))
        .optional();
  }

  /** Invalidates all links to the subject. */
  public void revoke(UUID subjectId) {
    jdbc.sql("delete from customer.link where subject_id = ?").param(subjectId).update();
  }

  @Scheduled(cron = "0 37 * * * *")
  void forgetOld() {
    jdbc.sql("delete from customer.link where expires_at < ?").param(now()).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
