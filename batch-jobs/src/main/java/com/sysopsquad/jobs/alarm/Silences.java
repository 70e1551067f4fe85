package com.sysopsquad.jobs.alarm;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.job.TypedText;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Alarms that nobody is told about for a while. They are still raised and shown, and told when the
 * silence is over and the condition is not. Every command is written to the audit.
 */
@Repository
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
public class Silences {

  /** The longest silence. */
  public static final Duration LONGEST = Duration.ofDays(31);

  private static final int LONGEST_SUBJECT = 500;

  private static final String ACTIVE =
      """
      select id, kind, subject, reason, created_by, created_at, expires_at
      from ops.alarm_silence
      where ended_at is null and expires_at > clock_timestamp()
      """;

  private final JdbcClient jdbc;
  private final Audit audit;

  Silences(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** All that are not over, oldest first. */
  public List<Silence> active() {
    return jdbc.sql(ACTIVE + "order by id").query(Silences::silence).list();
  }

  /**
   * Silences alarms.
   *
   * @param kind null for any
   * @param subject null for any
   * @param length up to {@link #LONGEST}
   * @throws InvalidParameter if the length or the reason is missing or invalid, or the subject is
   *     too long or contains a card number
   */
  public Silence begin(
      @Nullable AlarmKind kind,
      @Nullable String subject,
      @Nullable Duration length,
      @Nullable String reason,
      String actor) {
    String why = Reason.required(reason, "Enter a reason for the silence.");
    if (length == null || length.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new InvalidParameter("Enter how long the silence lasts, for example 2h.");
    }
    if (length.compareTo(LONGEST) > 0) {
      throw new InvalidParameter("A silence lasts %d days at most.".formatted(LONGEST.toDays()));
    }
    String stripped = subject == null ? "" : subject.replace("\0", "").strip();
    String about = stripped.isEmpty() ? null : stripped;
    if (stripped.length() > LONGEST_SUBJECT) {
      throw new InvalidParameter(
          "The subject is too long. Use at most %d characters.".formatted(LONGEST_SUBJECT));
    }
    TypedText.refuseCardNumber("The subject", stripped);
    return audit.command(
        actor,
        "silence",
        (kind == null ? "all alarms" : kind.word()) + (about == null ? "" : ": " + about),
        why,
        () -> add(kind, about, length, why, actor));
  }

  private Silence add(
      @Nullable AlarmKind kind,
      @Nullable String subject,
      Duration length,
      String reason,
      String actor) {
    return jdbc.sql(
            """
            insert into ops.alarm_silence (kind, subject, reason, created_by, expires_at)
            values (:kind, :subject, :reason, :actor,
                clock_timestamp() + make_interval(secs => :seconds))
            returning id, kind, subject, reason, created_by, created_at, expires_at
            """)
        .param("kind", kind == null ? null : kind.name())
        .param("subject", subject)
        .param("reason", reason)
        .param("actor", actor)
        .param("seconds", (double) length.toSeconds())
        .query(Silences::silence)
        .single();
  }

  /**
   * Ends a silence early.
   *
   * @throws NoSuchAlarm if no such silence is active
   */
  public Silence end(long id, String actor) {
    return audit.command(
        actor,
        "end silence",
        "silence " + id,
        null,
        () ->
            jdbc.sql(
                    """
                    update ops.alarm_silence set ended_by = :actor, ended_at = clock_timestamp()
                    where id = :id and ended_at is null and expires_at > clock_timestamp()
                    returning id, kind, subject, reason, created_by, created_at, expires_at
                    """)
                .param("actor", actor)
                .param("id", id)
                .query(Silences::silence)
                .optional()
                .orElseThrow(() -> NoSuchAlarm.silence(id)));
  }

  private static Silence silence(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    return new Silence(
        row.getLong("id"),
        kind == null ? null : AlarmKind.valueOf(kind),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }
}
