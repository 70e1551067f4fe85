package com.sysopsquad.jobs.backup;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last backup of each database and of the broker. */
@Repository
@ConditionalOnRole(Role.CONSOLE)
public class Backups {

  /** Everything that has backups: the quanta, and the broker. */
  public static final List<String> PARTS =
      Stream.concat(Queues.quanta().stream(), Stream.of("broker")).toList();

  private final JdbcClient jdbc;
  private final Clock clock;

  Backups(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Records that a backup was made; an older one changes nothing.
   *
   * @throws InvalidParameter if there is no such part, or the time is in the future
   */
  public void note(String part, Instant takenAt, String by) {
    if (!PARTS.contains(part)) {
      throw new InvalidParameter(
          "\"%s\" cannot be backed up. Use one of %s.".formatted(part, String.join(", ", PARTS)));
    }
    if (takenAt.isAfter(clock.instant())) {
      throw new InvalidParameter(
          "This time is in the future. Enter the time at which the backup began.");
    }
    jdbc.sql(
            """
            insert into ops.backup (part, taken_at, noted_by) values (?, ?, ?)
            on conflict (part) do update set taken_at = excluded.taken_at, noted_by = excluded.noted_by
            where backup.taken_at <= excluded.taken_at
            """)
        .param(part)
        .param(takenAt.atOffset(ZoneOffset.UTC))
        .param(by)
        .update();
  }

  /** The time of each part's last backup, without parts that have no record. */
  public Map<String, Instant> latest() {
    Map<String, Instant> latest = new LinkedHashMap<>();
    jdbc.sql("select part, taken_at from ops.backup")
        .query(
            row -> {
              latest.put(
                  row.getString("part"),
                  row.getObject("taken_at", OffsetDateTime.class).toInstant());
            });
    return latest;
  }
}
