package com.sysopsquad.jobs.schedule.due;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of due starts that did not begin at once. */
public class DueStartRows {

  private static final String SELECT =
      "select schedule, due_at, state, why, not_before from ops.due_start ";

  private final JdbcClient jdbc;

  public DueStartRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether no other node decides at the moment; then none does until the end of the transaction.
   */
  boolean lock() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ops.due_start'))")
        .query(Boolean.class)
        .single();
  }

  /** Those that wait, in the order in which they were due. */
  List<DueStart> open() {
    return jdbc.sql(SELECT + "where decided_at is null order by due_at, schedule")
        .query(DueStartRows::row)
        .list();
  }

  /** The latest of a schedule, newest first. */
  List<DueStart> latest(String schedule, int most) {
    return jdbc.sql(SELECT + "where schedule = :schedule order by due_at desc limit :most")
        .param("schedule", schedule)
        .param("most", most)
        .query(DueStartRows::row)
        .list();
  }

  /** Notes what became of a due start; what is decided stays. */
  void note(
      String schedule, Instant due, DueStart.State state, String why, @Nullable Instant notBefore) {
    jdbc.sql(
            """
            insert into ops.due_start as known
                (schedule, due_at, state, why, not_before, decided_at)
            values (:schedule, :due, :state, :why, :notBefore::timestamptz,
                case when :open then null else clock_timestamp() end)
            on conflict (schedule, due_at) do update
            set state = excluded.state, why = excluded.why, not_before = excluded.not_before,
                decided_at = excluded.decided_at
            where known.decided_at is null
            """)
        .param("schedule", schedule)
        .param("due", JdbcCalendars.utc(due))
        .param("state", state.name())
        .param("why", why)
        .param("notBefore", notBefore == null ? null : JdbcCalendars.utc(notBefore))
        .param("open", state.isOpen())
        .update();
  }

  /** Whether a run of the job that began at or after a time has completed. */
  boolean completed(String job, Instant since) {
    return jdbc.sql(
            """
            select exists (select from ops.run r
                join batch.batch_job_execution e on e.job_execution_id = r.execution_id
                where r.job = :job and r.launched_at >= :since and e.status = 'COMPLETED')
            """)
        .param("job", job)
        .param("since", JdbcCalendars.utc(since))
        .query(Boolean.class)
        .single();
  }

  /** The due times for which a schedule requested a start since a time. */
  Set<Instant> requested(String schedule, Instant since) {
    return jdbc
        .sql(
            """
            select fire_time from ops.launch_request
            where schedule = :schedule and fire_time >= :since
            """)
        .param("schedule", schedule)
        .param("since", JdbcCalendars.utc(since))
        .query((row, number) -> row.getTimestamp("fire_time").toInstant())
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** What was noted of the latest start, if it was noted and not just requested. */
  public Optional<DueStart> ofLast(String schedule) {
    return jdbc.sql(
            SELECT
                + """
                where schedule = :schedule and due_at >= coalesce(
                    (select max(fire_time) from ops.launch_request where schedule = :schedule),
                    '-infinity')
                order by due_at desc limit 1
                """)
        .param("schedule", schedule)
        .query(DueStartRows::row)
        .optional();
  }

  void forget(Duration age) {
    jdbc.sql(
            """
            delete from ops.due_start
            where decided_at < clock_timestamp() - make_interval(secs => :age)
            """)
        .param("age", (double) age.toSeconds())
        .update();
  }

  private static DueStart row(ResultSet row, int number) throws SQLException {
    var notBefore = row.getTimestamp("not_before");
    return new DueStart(
        row.getString("schedule"),
        row.getTimestamp("due_at").toInstant(),
        DueStart.State.valueOf(row.getString("state")),
        Objects.requireNonNull(row.getString("why")),
        notBefore == null ? null : notBefore.toInstant());
  }
}
