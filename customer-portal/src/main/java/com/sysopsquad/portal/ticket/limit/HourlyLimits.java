package com.sysopsquad.portal.ticket.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits what one customer can submit, by the database's rows of the last hour. The customer is
 * locked while something is added, so that simultaneous requests are counted one after another.
 */
@Component
public class HourlyLimits {

  private static final Duration HOUR = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final HourlySettings settings;

  HourlyLimits(JdbcClient jdbc, HourlySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Checks the tickets, of which the last one has just been added.
   *
   * @throws TooMuchAnHour if these are too many
   */
  public void tickets(UUID customerId, Instant now) {
    check(
        """
        select submitted_at
        from customer.ticket
        where customer_id = :customerId and submitted_at > :since
        order by submitted_at desc
        offset :most limit 1
        """,
        "ticket.too-many-tickets",
        customerId,
        settings.tickets(),
        0,
        now);
  }

  /**
   * The same for comments.
   *
   * @throws TooMuchAnHour if these are too many
   */
  public void comments(UUID customerId, Instant now) {
    check(
        """
        select at
        from customer.ticket_comment
        where customer_id = :customerId and at > :since
        order by at desc
        offset :most limit 1
        """,
        "ticket.too-many-comments",
        customerId,
        settings.comments(),
        0,
        now);
  }

  /**
   * Checks the photos, before this many are added.
   *
   * @throws TooMuchAnHour if they would be too many
   */
  public void photos(UUID customerId, int more, Instant now) {
    check(
        """
        select at
        from customer.ticket_photo
        where customer_id = :customerId and at > :since
        order by at desc
        offset :most limit 1
        """,
        "ticket.too-many-photos",
        customerId,
        settings.photos(),
        more,
        now);
  }

  /** There is room again as soon as the one that exceeds the limit is an hour old. */
  private void check(String sql, String code, UUID customerId, int most, int more, Instant now) {
    jdbc.sql(sql)
        .param("customerId", customerId)
        .param("since", now.minus(HOUR).atOffset(ZoneOffset.UTC))
        .param("most", Math.max(0, most - more))
        .query(OffsetDateTime.class)
        .optional()
        .ifPresent(
            tooMany -> {
              throw new TooMuchAnHour(
                  code, most, Duration.between(now, tooMany.toInstant().plus(HOUR)));
            });
  }
}
