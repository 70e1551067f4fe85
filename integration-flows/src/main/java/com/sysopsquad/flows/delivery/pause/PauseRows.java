package com.sysopsquad.flows.delivery.pause;

import com.sysopsquad.flows.message.command.EndpointPaused;
import com.sysopsquad.flows.message.command.EndpointResumed;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of the queues that are paused; a pause ends by the clock of the database. */
final class PauseRows {

  private final JdbcClient jdbc;

  PauseRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Set<String> paused() {
    return Set.copyOf(
        jdbc.sql("select queue from delivery.pause where until > clock_timestamp()")
            .query(String.class)
            .list());
  }

  /** Begins a pause in the current transaction, in place of an earlier one; false if it is over. */
  boolean begin(EndpointPaused pause) {
    return jdbc.sql(
                """
                insert into delivery.pause (queue, id, until, asked_by, reason)
                select :queue, :id, :until, :askedBy, :reason
                where cast(:until as timestamptz) > clock_timestamp()
                on conflict (queue) do update
                set id = excluded.id, until = excluded.until, asked_by = excluded.asked_by,
                    reason = excluded.reason, paused_at = excluded.paused_at
                """)
            .param("queue", pause.endpoint())
            .param("id", pause.pauseId())
            .param("until", pause.until().atOffset(ZoneOffset.UTC))
            .param("askedBy", pause.askedBy())
            .param("reason", pause.reason())
            .update()
        > 0;
  }

  /** Ends this pause, but not a later one. */
  void end(EndpointResumed resumed) {
    jdbc.sql("delete from delivery.pause where queue = ? and id = ?")
        .param(resumed.endpoint())
        .param(resumed.pauseId())
        .update();
  }
}
