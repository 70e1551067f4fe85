package com.sysopsquad.portal.security.event;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The security events of all accounts; they are only added, and deleted after their retention. */
@Repository
public class SecurityEvents {

  private static final int DAYS = 400;

  private final JdbcClient jdbc;
  private final Clock clock;

  SecurityEvents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Records an event of the customer's account, in the caller's transaction if any. */
  public void add(UUID customerId, SecurityEvent.Kind kind, Client client) {
    jdbc.sql(
            """
            insert into customer.security_event (id, customer_id, kind, at, address, browser)
            values (uuidv7(), :customerId, :kind, :now, :address, :browser)
            """)
        .param("customerId", customerId)
        .param("kind", kind.name())
        .param("now", now())
        .param("address", client.address())
        .param("browser", client.browser())
        .update();
  }

  /** Records it for the account with this email address, if there is one. */
  public void add(String email, SecurityEvent.Kind kind, Client client) {
    jdbc.sql(
            """
            insert into customer.security_event (id, customer_id, kind, at, address, browser)
            select uuidv7(), id, :kind, :now, :address, :browser
            from customer.customer
            where lower(email) = lower(:email) and closed_at is null
            """)
        .param("email", email)
        .param("kind", kind.name())
        .param("now", now())
        .param("address", client.address())
        .param("browser", client.browser())
        .update();
  }

  /**
   * The customer's latest events, newest first. Repeated reads of a client count as one per day, so
   * that they do not hide other events.
   */
  public List<SecurityEvent> of(UUID customerId, int most) {
    return jdbc.sql(
            """
            select kind, max(at) as at, address, browser, count(*) as times
            from customer.security_event
            where customer_id = :customerId
            group by kind, address, browser,
                case kind when 'READ_BY_CLIENT' then cast(cast(at at time zone 'UTC' as date) as text)
                          else cast(id as text) end
            order by max(at) desc, max(cast(id as text)) desc
            limit :most
            """)
        .param("customerId", customerId)
        .param("most", most)
        .query(
            (row, number) ->
                new SecurityEvent(
                    SecurityEvent.Kind.valueOf(row.getString("kind")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("address"),
                    row.getString("browser"),
                    row.getLong("times")))
        .list();
  }

  @Scheduled(cron = "0 17 3 * * *", zone = "UTC")
  void forgetOld() {
    jdbc.sql("select customer.forget_security_events(?)").param(DAYS).query(Long.class).single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
