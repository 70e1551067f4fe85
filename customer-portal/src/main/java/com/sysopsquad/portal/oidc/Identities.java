package com.sysopsquad.portal.oidc;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which customer belongs to which identity of a provider. */
@Repository
public class Identities {

  private final JdbcClient jdbc;
  private final Clock clock;

  Identities(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<UUID> customerOf(String issuer, String subject) {
    return jdbc.sql(
            """
            select i.customer_id
            from customer.identity i
            join customer.customer c on c.id = i.customer_id
            where i.issuer = ? and i.subject = ? and c.closed_at is null
            """)
        .params(issuer, subject)
        .query(UUID.class)
        .optional();
  }

  /** Links the two from now on; a link to a closed account is replaced. */
  void link(String issuer, String subject, UUID customerId) {
    jdbc.sql(
            """
            insert into customer.identity (issuer, subject, customer_id, linked_at)
            values (:issuer, :subject, :customerId, :now)
            on conflict (issuer, subject) do update
            set customer_id = excluded.customer_id, linked_at = excluded.linked_at
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .param("customerId", customerId)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** From now on, no provider signs this customer in. */
  public void unlinkAll(UUID customerId) {
    jdbc.sql("delete from customer.identity where customer_id = ?").param(customerId).update();
  }
}
