package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.Announcing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages about alarms, one for each channel and evaluation. The database's clock decides when
 * a message is due.
 */
class Deliveries implements Announcing {

  /** While a node sends a message, no other does; longer than any time-out. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final List<Channel> channels;
  private final URI operations;

  Deliveries(JdbcClient jdbc, JsonMapper json, List<Channel> channels, URI operations) {
    this.jdbc = jdbc;
    this.json = json;
    this.channels = List.copyOf(channels);
    this.operations = operations;
  }

  @Override
  public void announce(List<Alarm> raised, List<Alarm> resolved) {
    for (Channel channel : channels) {
      Notice notice =
          Notice.of(UUID.randomUUID(), raised, resolved, channel.severity(), operations);
      if (!notice.events().isEmpty()) {
        jdbc.sql("insert into ops.alarm_delivery (id, channel, body) values (?, ?, ?)")
            .params(notice.id(), channel.name(), json.writeValueAsString(notice))
            .update();
      }
    }
  }

  /** The oldest message of a channel if it is due; this node alone may send it for a while. */
  Optional<Due> claim(Channel channel) {
    return jdbc.sql(
            """
            update ops.alarm_delivery
            set attempts = attempts + 1,
                next_attempt = clock_timestamp() + make_interval(secs => :lease)
            where id = (
                select id from ops.alarm_delivery
                where channel = :channel and delivered_at is null and given_up_at is null
                order by number limit 1
                for update)
                and delivered_at is null and given_up_at is null
                and next_attempt <= clock_timestamp()
            returning id, body, attempts
            """)
        .param("lease", (double) LEASE.toSeconds())
        .param("channel", channel.name())
        .query(
            (row, _) ->
                new Due(
                    row.getObject("id", UUID.class), row.getString("body"), row.getInt("attempts")))
        .optional();
  }

  void delivered(Due due) {
    jdbc.sql(
            """
            update ops.alarm_delivery set delivered_at = clock_timestamp(), last_error = null
            where id = ?
            """)
        .param(due.id())
        .update();
  }

  /** Tries again after a pause, or gives up; returns whether it gives up. */
  boolean failed(Due due, String error, Duration pause, Duration giveUpAfter) {
    return jdbc.sql(
            """
            update ops.alarm_delivery
            set last_error = :error,
                next_attempt = clock_timestamp() + make_interval(secs => :pause),
                given_up_at = case
                    when created_at < clock_timestamp() - make_interval(secs => :limit)
                    then clock_timestamp() end
            where id = :id
            returning given_up_at is not null
            """)
        .param("error", error)
        .param("pause", pause.toMillis() / 1000.0)
        .param("limit", giveUpAfter.toMillis() / 1000.0)
        .param("id", due.id())
        .query(Boolean.class)
        .single();
  }

  /** Also what nobody sends anymore, since its channel is gone from the configuration. */
  void forget(Duration age) {
    jdbc.sql(
            """
            delete from ops.alarm_delivery where id in (
                select id from ops.alarm_delivery
                where created_at < clock_timestamp() - make_interval(secs => :age)
                limit :most)
            """)
        .param("age", (double) age.toSeconds())
        .param("most", FORGOTTEN_AT_ONCE)
        .update();
  }

  Notice notice(Due due) {
    return json.readValue(due.body(), Notice.class);
  }

  /** A message that this node sends now. */
  record Due(UUID id, String body, int attempts) {}
}
