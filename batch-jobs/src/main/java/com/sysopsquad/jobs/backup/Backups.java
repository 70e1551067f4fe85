package com.sysopsquad.jobs.backup;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.jobs.job.InvalidParameter;
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
public class Backups {

  /** All that has backups: the quanta, and the broker. */
  public static final List<String> PARTS =
      Stream.concat(Queues.quanta().stream(), Stream.of("broker")).toList();

  private final JdbcClient jdbc;
  private final Clock clock;

  Backups(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Notes that a backup was taken; an older one changes nothing.
   *
   * @throws InvalidParameter when there is no such part, or the moment is in the future
   */
  public void note(String part, Instant takenAt, String by) {
    if (!PARTS.contains(part)) {
      throw new InvalidParameter(
          "There is no part \"%s\" to back up. Use one of %s."
              .formatted(part, String.join(", ", PARTS)));
    }
    if (takenAt.isAfter(clock.instant())) {
      throw new InvalidParameter("The moment is in the future. Enter when the backup began.");
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

  /** When each part was last backed up, without those of which nobody knows. */
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
