package com.sysopsquad.jobs.alarm.tell;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets one node at a time do what is done regularly. */
class Signals {

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final JdbcClient jdbc;

  Signals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it is due, and then this node's turn. */
  boolean claim(String name, Duration every) {
    return jdbc.sql(
                """
                update ops.alarm_signal set at = clock_timestamp()
                where name = :name and at <= clock_timestamp() - make_interval(secs => :every)
                """)
            .param("name", name)
            .param("every", every.toMillis() / 1000.0)
            .update()
        == 1;
  }

  /** Lets any node try again after a few seconds. */
  void release(String name, Duration every) {
    jdbc.sql(
            """
            update ops.alarm_signal
            set at = clock_timestamp() + make_interval(secs => :again - :every) where name = :name
            """)
        .param("again", (double) Math.min(AGAIN.toSeconds(), every.toSeconds()))
        .param("every", every.toMillis() / 1000.0)
        .param("name", name)
        .update();
  }

  /** Whether the alarms were evaluated within this time. */
  boolean evaluatedWithin(Duration time) {
    return jdbc.sql(
            """
            select at > clock_timestamp() - make_interval(secs => ?) from ops.alarm_signal
            where name = 'evaluated'
            """)
        .param(time.toMillis() / 1000.0)
        .query(Boolean.class)
        .single();
  }
}
