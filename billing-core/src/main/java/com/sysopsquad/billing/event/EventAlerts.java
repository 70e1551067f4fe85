package com.sysopsquad.billing.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts that events raise and close. */
final class EventAlerts {

  static final String DISPUTED = "DISPUTED";
  static final String DISPUTE_LOST = "DISPUTE_LOST";
  static final String REFUND_FAILED = "REFUND_FAILED";
  static final String LATE_FAILURE = "LATE_FAILURE";
  static final String SET_ASIDE = "EVENT_SET_ASIDE";

  private final JdbcClient jdbc;

  EventAlerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Raises an alert about a bill, or changes the open one. */
  void raise(long bill, String kind, String reason, Instant at) {
    jdbc.sql(
            """
            insert into billing.alert (id, bill_id, kind, reason, raised_at)
            values (gen_random_uuid(), :bill, :kind, :reason, :at)
                on conflict (bill_id, kind) where closed_at is null do update
               set reason = excluded.reason
            """)
        .param("bill", bill)
        .param("kind", kind)
        .param("reason", reason)
        .param("at", utc(at))
        .update();
  }

  /** Changes the reason of an alert about a bill if it is open. */
  void change(long bill, String kind, String reason) {
    jdbc.sql(
            """
            update billing.alert
               set reason = :reason
             where bill_id = :bill and kind = :kind and closed_at is null
            """)
        .param("bill", bill)
        .param("kind", kind)
        .param("reason", reason)
        .update();
  }

  /** Closes an alert about a bill if it is open. */
  void close(long bill, String kind, Instant at) {
    jdbc.sql(
            """
            update billing.alert
               set closed_at = :at
             where bill_id = :bill and kind = :kind and closed_at is null
            """)
        .param("bill", bill)
        .param("kind", kind)
        .param("at", utc(at))
        .update();
  }

  /** Raises an alert about a reference of the provider, or changes the open one. */
  void raise(String reference, String kind, String reason, Instant at) {
    jdbc.sql(
            """
            insert into billing.alert (id, charge, kind, reason, raised_at)
            values (gen_random_uuid(), :reference, :kind, :reason, :at)
                on conflict (charge) where closed_at is null do update
               set reason = excluded.reason
            """)
        .param("reference", reference)
        .param("kind", kind)
        .param("reason", reason)
        .param("at", utc(at))
        .update();
  }

  /** Closes the alert about an event if it is open. */
  void closeSetAside(String event, Instant at) {
    jdbc.sql(
            """
            update billing.alert
               set closed_at = :at
             where charge = :event and kind = 'EVENT_SET_ASIDE' and closed_at is null
            """)
        .param("event", event)
        .param("at", utc(at))
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
