package com.sysopsquad.jobs.alarm;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.jobs.run.Audit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what is wrong now with the alarms: raises, resolves, and promises to tell, all in one
 * transaction. One node at a time does so.
 */
class Evaluating {

  private static final Logger log = LoggerFactory.getLogger(Evaluating.class);
  private static final String ACTOR = "operations";
  private static final int LONGEST_TEXT = 2_000;
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final List<Check> checks;
  private final Announcing announcing;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savepoint;
  private final Audit audit;
  private final AlarmSettings settings;

  Evaluating(
      List<Check> checks,
      Announcing announcing,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Audit audit,
      AlarmSettings settings) {
    this.checks = List.copyOf(checks);
    this.announcing = announcing;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.audit = audit;
    this.settings = settings;
  }

  /** Evaluates once; does nothing while another node does. */
  void evaluate() {
    transaction.executeWithoutResult(
        _ -> {
          if (isAlone()) {
            evaluateAlone();
          }
        });
  }

  private boolean isAlone() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ops.alarm'))")
        .query(Boolean.class)
        .single();
  }

  private void evaluateAlone() {
    Instant now =
        jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    Set<AlarmKind> known = EnumSet.of(AlarmKind.CHECK_FAILED);
    Set<AlarmKind> differing = EnumSet.noneOf(AlarmKind.class);
    List<Condition> conditions = new ArrayList<>();
    for (Check check : checks) {
      Findings findings = look(check, now);
      known.addAll(findings.known());
      conditions.addAll(findings.conditions());
      if (check.differsByNode()) {
        differing.addAll(findings.known());
      }
    }
    conditions.forEach(condition -> raise(condition, now));
    resolve(conditions, known, differing, now);
    announce(now);
    forget(now);
    jdbc.sql("update ops.alarm_signal set at = :now where name = 'evaluated'")
        .param("now", time(now))
        .update();
  }

  /** A check that fails leaves its alarms as they are, and is an alarm itself. */
  private Findings look(Check check, Instant now) {
    try {
      return savepoint.execute(_ -> check.look(now));
    } catch (RuntimeException failure) {
      log.warn("The check of {} failed", check.name(), failure);
      return Findings.of(
          Set.of(),
          List.of(
              new Condition(
                  AlarmKind.CHECK_FAILED,
                  check.name(),
                  "The alarms about %s cannot be evaluated. See the operations log for the cause."
                      .formatted(check.name()),
                  "/alarms")));
    }
  }

  private void raise(Condition condition, Instant now) {
    String text = limited(Masking.mask(condition.text()));
    String subject = Masking.mask(condition.subject());
    int known =
        jdbc.sql(
                """
                update ops.alarm set text = :text, path = :path, seen_at = :now
                where kind = :kind and subject = :subject and state <> 'RESOLVED'
                """)
            .param("text", text)
            .param("path", condition.path())
            .param("now", time(now))
            .param("kind", condition.kind().name())
            .param("subject", subject)
            .update();
    if (known == 0) {
      long id =
          jdbc.sql(
                  """
                  insert into ops.alarm (kind, subject, severity, text, path, since, seen_at)
                  values (:kind, :subject, :severity, :text, :path, :now, :now)
                  returning id
                  """)
              .param("kind", condition.kind().name())
              .param("subject", subject)
              .param("severity", condition.kind().severity().name())
              .param("text", text)
              .param("path", condition.path())
              .param("now", time(now))
              .query(Long.class)
              .single();
      record("raise", id, condition.kind(), text);
    }
  }

  private static String limited(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private void resolve(
      List<Condition> conditions, Set<AlarmKind> known, Set<AlarmKind> differing, Instant now) {
    Set<List<Object>> present =
        conditions.stream()
            .map(condition -> List.<Object>of(condition.kind(), Masking.mask(condition.subject())))
            .collect(Collectors.toSet());
    jdbc
        .sql(
            """
            select id, kind, subject, text, seen_at from ops.alarm where state <> 'RESOLVED' order by id
            """)
        .query(
            (row, _) ->
                new Active(
                    row.getLong("id"),
                    AlarmKind.valueOf(row.getString("kind")),
                    row.getString("subject"),
                    row.getString("text"),
                    row.getObject("seen_at", OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .filter(alarm -> known.contains(alarm.kind()))
        .filter(alarm -> !present.contains(List.<Object>of(alarm.kind(), alarm.subject())))
        .filter(
            alarm ->
                !differing.contains(alarm.kind())
                    || alarm.seenAt().isBefore(now.minus(settings.settled())))
        .forEach(alarm -> resolve(alarm, now));
  }

  private void resolve(Active alarm, Instant now) {
    jdbc.sql("update ops.alarm set state = 'RESOLVED', resolved_at = :now where id = :id")
        .param("now", time(now))
        .param("id", alarm.id())
        .update();
    record("resolve", alarm.id(), alarm.kind(), alarm.text());
  }

  private void record(String action, long id, AlarmKind kind, String text) {
    audit.record(ACTOR, action, "alarm " + id, kind.word(), text);
  }

  /** Each alarm once; one that is silenced or acknowledged first is told of later or never. */
  private void announce(Instant now) {
    List<Alarm> raised =
        jdbc.sql(
                """
                update ops.alarm a set told_at = :now
                where a.state = 'OPEN' and a.told_at is null
                    and not exists (select from ops.alarm_silence s
                        where s.ended_at is null and s.expires_at > :now
                            and (s.kind is null or s.kind = a.kind)
                            and (s.subject is null or s.subject = a.subject))
                returning a.*, cast(null as timestamptz) as silenced_until
                """)
            .param("now", time(now))
            .query(Alarms::alarm)
            .list();
    List<Alarm> resolved =
        jdbc.sql(
                """
                update ops.alarm a set end_told_at = :now
                where a.state = 'RESOLVED' and a.told_at is not null and a.end_told_at is null
                returning a.*, cast(null as timestamptz) as silenced_until
                """)
            .param("now", time(now))
            .query(Alarms::alarm)
            .list();
    if (!raised.isEmpty() || !resolved.isEmpty()) {
      announcing.announce(raised, resolved);
    }
  }

  private void forget(Instant now) {
    jdbc.sql(
            """
            delete from ops.alarm where id in (
                select id from ops.alarm where state = 'RESOLVED' and resolved_at < :old limit :most)
            """)
        .param("old", time(now.minus(settings.retention())))
        .param("most", FORGOTTEN_AT_ONCE)
        .update();
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private record Active(long id, AlarmKind kind, String subject, String text, Instant seenAt) {}
}
