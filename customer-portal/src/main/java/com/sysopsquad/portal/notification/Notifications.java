package com.sysopsquad.portal.notification;

import static com.sysopsquad.portal.database.Columns.column;

import com.sysopsquad.flows.message.NotificationQueued;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All e-mails that were promised, and what became of them. */
@Repository
class Notifications {

  /** An e-mail and the message that carries it. */
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

  /** What the envelope of an e-mail says. Only a customer who still has the address is named. */
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

  /** An e-mail's kind and thread, and the name of its reader, as far as they are known. */
  record Envelope(Email.@Nullable Kind kind, @Nullable UUID thread, @Nullable String name) {

    static final Envelope UNKNOWN = new Envelope(null, null, null);

    /** Whether its reader can do without such e-mails. */
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
            "select exists (select from customer.notification where id = ? and sent_at is not null)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Remembers that the mail server has taken it; it may have been given up before. */
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

  /** Remembers that nobody will send it by itself any more. */
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
