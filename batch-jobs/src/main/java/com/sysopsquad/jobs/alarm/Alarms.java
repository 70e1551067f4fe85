package com.sysopsquad.jobs.alarm;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The alarms, and what people do with them; every command is written to the audit. */
@Repository
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
public class Alarms {

  private static final int LARGEST_PAGE = 201;

  private static final String SELECT =
      """
      select a.id, a.kind, a.subject, a.severity, a.text, a.path, a.state, a.since,
          a.acknowledged_by, a.acknowledged_at, a.resolved_at,
          case when a.state <> 'RESOLVED' then
              (select max(s.expires_at) from ops.alarm_silence s
               where s.ended_at is null and s.expires_at > clock_timestamp()
                   and (s.kind is null or s.kind = a.kind)
                   and (s.subject is null or s.subject = a.subject)) end as silenced_until
      from ops.alarm a
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  Alarms(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * Alarms, newest first.
   *
   * @param after only alarms older than this one; null to start with the newest
   * @param size at most 200, and one more to see whether there are more
   */
  public List<Alarm> list(AlarmFilter filter, @Nullable Long after, int size) {
    return jdbc.sql(
            SELECT
                + """
                where (:states = 'ALL' or a.state = :states
                        or :states = 'ACTIVE' and a.state <> 'RESOLVED')
                    and (cast(:kind as text) is null or a.kind = :kind)
                    and (cast(:severity as text) is null or a.severity = :severity)
                    and (cast(:subject as text) is null or a.subject = :subject)
                    and (cast(:after as bigint) is null or a.id < :after)
                order by a.id desc limit :size
                """)
        .param("states", filter.states().name())
        .param("kind", name(filter.kind()))
        .param("severity", name(filter.severity()))
        .param("subject", filter.subject())
        .param("after", after)
        .param("size", Math.clamp(size, 1, LARGEST_PAGE))
        .query(Alarms::alarm)
        .list();
  }

  /** All that are not resolved, oldest first. */
  public List<Alarm> active() {
    return jdbc.sql(SELECT + "where a.state <> 'RESOLVED' order by a.id")
        .query(Alarms::alarm)
        .list();
  }

  /** All that were resolved since then, oldest first. */
  public List<Alarm> resolvedSince(Instant then) {
    return jdbc.sql(SELECT + "where a.state = 'RESOLVED' and a.resolved_at >= :then order by a.id")
        .param("then", Evaluating.time(then))
        .query(Alarms::alarm)
        .list();
  }

  /**
   * One alarm.
   *
   * @throws NoSuchAlarm if there is none
   */
  public Alarm get(long id) {
    return jdbc.sql(SELECT + "where a.id = :id")
        .param("id", id)
        .query(Alarms::alarm)
        .optional()
        .orElseThrow(() -> NoSuchAlarm.alarm(id));
  }

  /** When the alarms were last evaluated, by any node. */
  public Instant evaluatedAt() {
    return jdbc.sql("select at from ops.alarm_signal where name = 'evaluated'")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /**
   * Notes that a person knows of it.
   *
   * @throws NoSuchAlarm if there is none
   * @throws AlarmNotOpen if it is acknowledged or resolved already
   */
  public Alarm acknowledge(long id, String actor) {
    return audit.command(
        actor,
        "acknowledge",
        "alarm " + id,
        null,
        () -> {
          int changed =
              jdbc.sql(
                      """
                      update ops.alarm
                      set state = 'ACKNOWLEDGED', acknowledged_by = :actor,
                          acknowledged_at = clock_timestamp()
                      where id = :id and state = 'OPEN'
                      """)
                  .param("actor", actor)
                  .param("id", id)
                  .update();
          Alarm alarm = get(id);
          if (changed == 0) {
            throw new AlarmNotOpen(alarm);
          }
          return alarm;
        });
  }

  static Alarm alarm(ResultSet row, int number) throws SQLException {
    return new Alarm(
        row.getLong("id"),
        AlarmKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        Severity.valueOf(row.getString("severity")),
        row.getString("text"),
        row.getString("path"),
        Alarm.State.valueOf(row.getString("state")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getString("acknowledged_by"),
        instant(row, "acknowledged_at"),
        instant(row, "resolved_at"),
        instant(row, "silenced_until"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
