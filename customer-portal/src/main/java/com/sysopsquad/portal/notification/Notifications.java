package com.sysopsquad.portal.notification;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.notification.NotificationQueued;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All queued emails, and their results. */
@Repository
class Notifications {

  /** An email and the message that contains it. */
  record Queued(Email email, NotificationQueued notification) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  Notifications(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds those whose kind and reference are new; returns their ids. */
  Set<UUID> add(List<Queued> queued) {
    return new HashSet<>(
        jdbc.sql(
                """
                insert into customer.notification
                    (id, customer_id, kind, reference, address, heading, thread, queued_at)
                select n.*, :now::timestamptz
                from unnest(:ids::uuid[], :customers::uuid[], :kinds::text[], :references::uuid[],
                            :addresses::text[], :headings::text[], :threads::uuid[]) n
                on conflict (kind, reference) do nothing
                returning id
                """)
            .param("now", clock.instant().toString())
            .param("ids", column(queued, each -> each.notification().notificationId()))
            .param("customers", column(queued, each -> each.notification().customerId()))
            .param("kinds", column(queued, each -> each.email().kind()))
            .param("references", column(queued, each -> each.email().reference()))
            .param("addresses", column(queued, each -> each.notification().address()))
            .param("headings", column(queued, each -> each.notification().heading()))
            .param("threads", column(queued, each -> each.email().thread()))
            .query(UUID.class)
            .list());
  }

  /** The addressee of an email. The name is included only if the customer still has the address. */
  Envelope envelope(UUID id) {
    return jdbc.sql(
            """
            select n.kind, n.thread, c.name
            from customer.notification n
            left join customer.customer c
              on c.id = n.customer_id and lower(c.email) = lower(n.address)
            where n.id = ?
            """)
        .param(id)
        .query(
            (row, number) ->
                new Envelope(
                    Email.Kind.valueOf(row.getString("kind")),
                    row.getObject("thread", UUID.class),
                    row.getString("name")))
        .optional()
        .orElse(Envelope.UNKNOWN);
  }

  /** An email's kind and thread, and the name of its reader, if known. */
  record Envelope(Email.@Nullable Kind kind, @Nullable UUID thread, @Nullable String name) {

    static final Envelope UNKNOWN = new Envelope(null, null, null);

    /** Whether its reader can opt out of such emails. */
    boolean optional() {
      return kind != null && kind.optional() != null;
    }
  }

  int linksTo(String email, Instant since) {
    return jdbc.sql(
            """
            select count(*) from customer.notification
            where kind = 'LINK' and lower(address) = lower(:email)
              and queued_at > :since::timestamptz
            """)
        .param("email", email)
        .param("since", since.toString())
        .query(Integer.class)
        .single();
  }

  boolean isSent(UUID id) {
    return jdbc.sql(
            "select exists (select from customer.notification where id = ? and sent_at is not"
                + " null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Records that the mail server has accepted it; it may have been given up before. */
  void sent(UUID id) {
    jdbc.sql(
            """
            update customer.notification
            set sent_at = :now::timestamptz, given_up_at = null
            where id = :id and sent_at is null
            """)
        .param("now", clock.instant().toString())
        .param("id", id)
        .update();
  }

  /** Records that it will not be sent automatically anymore. */
  void givenUp(UUID id) {
    jdbc.sql(
            """
            update customer.notification
            set given_up_at = :now::timestamptz
            where id = :id and sent_at is null
            """)
        .param("now", clock.instant().toString())
        .param("id", id)
        .update();
  }
}
