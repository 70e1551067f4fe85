package com.sysopsquad.portal.survey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which surveys have been answered. */
@Repository
class Surveys {

  private final JdbcClient jdbc;

  Surveys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isAnswered(UUID ticketId) {
    return jdbc.sql("select exists (select from customer.survey where ticket_id = ?)")
        .param(ticketId)
        .query(Boolean.class)
        .single();
  }

  /** Records that a survey was answered; false if it already was. */
  boolean add(UUID ticketId, UUID customerId, Instant at) {
    return jdbc.sql(
                """
                insert into customer.survey (ticket_id, customer_id, answered_at)
                values (:ticketId, :customerId, :at)
                on conflict (ticket_id) do nothing
                """)
            .param("ticketId", ticketId)
            .param("customerId", customerId)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
