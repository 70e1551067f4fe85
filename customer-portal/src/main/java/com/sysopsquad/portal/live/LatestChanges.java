package com.sysopsquad.portal.live;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The state of some customers' data, condensed to one mark per topic: another mark means another
 * state. Marks are only compared for equality, so a transaction that commits late is noticed too.
 */
@Repository
class LatestChanges {

  private record Marked(UUID customerId, Map<Topic, String> marks) {}

  private final JdbcClient jdbc;

  LatestChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The mark of each topic by customer; one statement whatever their number. */
  Map<UUID, Map<Topic, String>> of(Collection<UUID> customers) {
    return jdbc
        .sql(
            """
            select c.id,
                   (select count(*) || ' ' || count(decided_at) || ' '
                           || coalesce(max(greatest(decided_at, chosen_at))::text, '')
                           || count(*) filter (where state = 'REMOVED')
                    from customer.card where customer_id = c.id) as cards,
                   (select count(*) || ' ' || coalesce(sum(version), 0)
                    from customer.plan where customer_id = c.id) as plans,
                   (select count(*) || ' ' || coalesce(sum(version), 0) || ' ' || count(closed_at)
                    from customer.ticket where customer_id = c.id)
                   || ' ' || (select count(*) from customer.ticket_comment
                              where customer_id = c.id) as tickets,
                   (select count(*)::text
                    from customer.invoice where customer_id = c.id) as invoices,
                   (select count(*)::text
                    from customer.notice where customer_id = c.id)
                   || ' ' || (select count(*) from customer.correction
                              where customer_id = c.id) as notices
            from unnest(:customers::uuid[]) as c (id)
            """)
        .param("customers", customers.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            (row, number) -> {
              Map<Topic, String> marks = new EnumMap<>(Topic.class);
              for (Topic topic : Topic.values()) {
                marks.put(topic, row.getString(topic.word()));
              }
              return new Marked(row.getObject("id", UUID.class), marks);
            })
        .list()
        .stream()
        .collect(Collectors.toMap(Marked::customerId, Marked::marks));
  }

  /** The topics whose marks differ, in the form for the browser; empty if none does. */
  static String changed(Map<Topic, String> before, Map<Topic, String> now) {
    return Arrays.stream(Topic.values())
        .filter(topic -> !String.valueOf(now.get(topic)).equals(before.get(topic)))
        .map(Topic::word)
        .collect(Collectors.joining(" "));
  }
}
