package com.sysopsquad.billing.hold;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The holds; at most one has not been released. */
final class Holds {

  private final JdbcClient jdbc;
  private final ZoneId zone;

  /** With the business's time zone, in which people read since when billing is on hold. */
  Holds(JdbcClient jdbc, ZoneId zone) {
    this.jdbc = jdbc;
    this.zone = zone;
  }

  /** Begins a hold unless there is one. */
  void begin(Instant at, String by, String reason) {
    jdbc.sql(
            """
            insert into billing.hold (begun_at, begun_by, reason)
            values (:at, :by, :reason)
                on conflict ((true)) where released_at is null do nothing
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /**
   * Releases the current hold, within the caller's transaction: the provider's charges count as not
   * compared from then on. Returns false if there is none.
   */
  boolean release(Instant at, String by, String reason) {
    boolean isReleased =
        jdbc.sql(
                    """
                    update billing.hold
                       set released_at = :at, released_by = :by, release_reason = :reason
                     where released_at is null
                    """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .update()
            > 0;
    if (isReleased) {
      jdbc.sql("delete from billing.charges_compared").update();
    }
    return isReleased;
  }

  /** The person who releases a hold accepts responsibility for the charges with objections. */
  void acceptObjections(Instant at) {
    jdbc.sql(
            """
            update billing.unknown_charge
               set accepted_at = :at
             where verdict = 'OBJECT' and accepted_at is null
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether a hold was released, and the provider's charges were not compared since. */
  boolean isReleasedSinceComparison() {
    return jdbc.sql(
            """
            select exists (select from billing.hold where released_at is not null)
               and not exists (select from billing.charges_compared)
            """)
        .query(Boolean.class)
        .single();
  }

  Optional<Hold> current() {
    return jdbc.sql("select begun_at, begun_by, reason from billing.hold where released_at is null")
        .query(
            (row, _) ->
                new Hold(
                    row.getObject(1, OffsetDateTime.class).atZoneSameInstant(zone),
                    row.getString(2),
                    row.getString(3)))
        .optional();
  }
}
