package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.Difference;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.FireParameters;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import com.sysopsquad.jobs.schedule.due.DueStart;
import com.sysopsquad.jobs.schedule.due.DueStartRows;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import com.sysopsquad.jobs.schedule.due.PlanningStarts;
import com.sysopsquad.jobs.schedule.due.ScheduleRows;
import com.sysopsquad.jobs.schedule.due.StoredSchedule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.Trigger;
import org.springframework.transaction.support.TransactionTemplate;

/** Schedules in the database; Quartz's store is changed in the same transaction. */
class StoredSchedules implements Schedules {

  private final ScheduleRows rows;
  private final QuartzStore store;
  private final AskedChanges asked;
  private final CheckingDefinitions checking;
  private final PlanningStarts planning;
  private final DueStarts starts;
  private final DueStartRows due;
  private final Jobs jobs;
  private final LaunchRequests requests;
  private final RunControl control;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transaction;

  StoredSchedules(
      ScheduleRows rows,
      QuartzStore store,
      AskedChanges asked,
      CheckingDefinitions checking,
      PlanningStarts planning,
      DueStarts starts,
      DueStartRows due,
      Jobs jobs,
      LaunchRequests requests,
      RunControl control,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.store = store;
    this.asked = asked;
    this.checking = checking;
    this.planning = planning;
    this.starts = starts;
    this.due = due;
    this.jobs = jobs;
    this.requests = requests;
    this.control = control;
    this.audit = audit;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public List<Schedule> all() {
    return rows.all().stream().filter(StoredSchedule::isLive).map(this::schedule).toList();
  }

  @Override
  public Schedule find(String name) {
    return schedule(live(rows.find(name), name));
  }

  @Override
  public List<String> deleted() {
    return rows.all().stream().filter(StoredSchedule::deleted).map(StoredSchedule::name).toList();
  }

  private Schedule schedule(StoredSchedule row) {
    var times = store.times(row.name());
    var state =
        row.pause() != null
            ? Schedule.State.PAUSED
            : times.map(known -> state(known.state())).orElse(Schedule.State.FINISHED);
    return new Schedule(
        row.name(),
        row.definition(),
        row.version(),
        row.changedBy(),
        row.changedAt(),
        row.file(),
        state,
        row.pause(),
        state == Schedule.State.ACTIVE ? times.map(QuartzStore.Times::next).orElse(null) : null,
        times.map(QuartzStore.Times::previous).orElse(null),
        lastResult(row.name()));
  }

  private @Nullable String lastResult(String name) {
    var requested = requests.lastResult(name);
    var noted = due.ofLast(name);
    if (noted.isPresent() && noted.get().state() == DueStart.State.STARTED) {
      return requested.map(result -> result + ". ").orElse("") + noted.get().why();
    }
    return noted.map(DueStart::why).or(() -> requested).orElse(null);
  }

  @Override
  public Timetable timetable(Schedule schedule) {
    return planning.of(
        schedule, store.times(schedule.name()).map(QuartzStore.Times::next).orElse(null));
  }

  @Override
  public void check(ScheduleChange change) {
    var row = rows.find(change.schedule()).orElse(null);
    switch (change.kind()) {
      case CREATE -> {
        if (row != null && row.isLive()) {
          throw new ScheduleRefused(
              "There already is a schedule \"%s\". Choose another name.".formatted(row.name()));
        }
        checking.check(change.schedule(), definition(change));
      }
      case EDIT -> {
        refuseOutdated(live(Optional.ofNullable(row), change.schedule()), change);
        checking.check(change.schedule(), definition(change));
      }
      case DELETE -> refuseOutdated(live(Optional.ofNullable(row), change.schedule()), change);
      case USE_FILE -> {
        if (row == null || row.file() == null) {
          throw new ScheduleRefused(
              "The configuration has no schedule \"%s\".".formatted(change.schedule()));
        }
        refuseOutdated(row, change);
      }
    }
  }

  private static void refuseOutdated(StoredSchedule row, ScheduleChange change) {
    if (change.version() != null && change.version() != row.version()) {
      throw new ScheduleRefused(
          "Somebody changed schedule %s since you opened it%s. Reload it and try again."
              .formatted(row.name(), row.changedBy() == null ? "" : ", last " + row.changedBy()));
    }
  }

  private static ScheduleDefinition definition(ScheduleChange change) {
    return Objects.requireNonNull(change.definition(), "a definition");
  }

  @Override
  public Optional<Long> change(ScheduleChange change, @Nullable String given, String actor) {
    boolean second = needsSecondPerson(change);
    return audit.command(
        actor,
        (second ? "ask to " : "") + change.kind().word(),
        "schedule " + change.schedule(),
        detail(change, given),
        () -> {
          String reason = Reason.required(given, "Enter a reason.");
          return second ? Optional.of(ask(change, reason, actor)) : now(change, actor);
        });
  }

  private Optional<Long> now(ScheduleChange change, String actor) {
    transaction.executeWithoutResult(status -> make(change, actor));
    return Optional.empty();
  }

  /** A version is always stored, so that what a second person confirms is what was requested. */
  private long ask(ScheduleChange change, String reason, String actor) {
    check(change);
    var version = rows.find(change.schedule()).map(StoredSchedule::version).orElse(null);
    return asked
        .add(
            new ScheduleChange(change.kind(), change.schedule(), change.definition(), version),
            reason,
            actor)
        .orElseThrow(
            () ->
                new ScheduleRefused(
                    "Another change of schedule %s is waiting for a second person. Decide on it first."
                        .formatted(change.schedule())));
  }

  /** What differs, for the audit. */
  private String detail(ScheduleChange change, @Nullable String reason) {
    var row = rows.find(change.schedule()).orElse(null);
    var after =
        change.kind() == ScheduleChange.Kind.USE_FILE && row != null
            ? row.file()
            : change.definition();
    String differences =
        Difference.between(row == null ? null : row.definition(), after).stream()
            .map(Difference::toString)
            .collect(Collectors.joining("; "));
    String what = change.kind() == ScheduleChange.Kind.DELETE ? "" : differences;
    return reason == null || reason.isBlank() ? what : (reason.strip() + " " + what).strip();
  }

  /** Whether the job of the schedule, before or after the change, takes two to start by hand. */
  private boolean needsSecondPerson(ScheduleChange change) {
    var row = rows.find(change.schedule()).orElse(null);
    return needsSecondPerson(change.definition())
        || (row != null && (needsSecondPerson(row.definition()) || needsSecondPerson(row.file())));
  }

  private boolean needsSecondPerson(@Nullable ScheduleDefinition definition) {
    if (definition == null) {
      return false;
    }
    try {
      var job = jobs.find(definition.job());
      var parameters =
          FireParameters.of(definition.parameters(), clock.instant(), definition.zone());
      return job.secondPerson(job.identify(parameters)).isPresent();
    } catch (LaunchRefused invalid) {
      return false;
    }
  }

  private void make(ScheduleChange change, String actor) {
    rows.lockAll();
    var row = rows.lock(change.schedule()).orElse(null);
    check(change);
    var file = row == null ? null : row.file();
    switch (change.kind()) {
      case CREATE, EDIT -> rows.put(change.schedule(), definition(change), file, actor);
      case USE_FILE -> rows.put(change.schedule(), Objects.requireNonNull(file), file, null);
      case DELETE -> {
        rows.delete(Objects.requireNonNull(row), actor);
        store.remove(change.schedule());
        return;
      }
    }
    store.put(rows.find(change.schedule()).orElseThrow());
  }

  @Override
  public List<AskedChange> waiting() {
    return asked.waiting();
  }

  @Override
  public Optional<AskedChange> waiting(String name) {
    return asked.waiting(name);
  }

  @Override
  public void confirm(long id, String actor) {
    audit.command(
        actor,
        "confirm change",
        "schedule change " + id,
        null,
        () -> {
          transaction.executeWithoutResult(
              status -> {
                var request = asked.lock(id).orElseThrow(() -> decided(id));
                if (request.isOf(actor)) {
                  throw new ScheduleRefused(
                      "You requested this change yourself. Another operator must confirm it.");
                }
                make(request.change(), actor);
                asked.decided(id, "CONFIRMED", actor, null);
              });
          return "changed";
        });
  }

  @Override
  public void decline(long id, @Nullable String given, String actor) {
    audit.command(
        actor,
        "decline change",
        "schedule change " + id,
        given,
        () -> {
          String reason = Reason.optional(given);
          return transaction.execute(
              status -> {
                var request = asked.lock(id).orElseThrow(() -> decided(id));
                if (request.isOf(actor)) {
                  asked.decided(id, "WITHDRAWN", actor, reason);
                  return "withdrawn";
                }
                asked.decided(
                    id,
                    "DECLINED",
                    actor,
                    Reason.required(
                        reason, "Enter a reason. The person who requested the change reads it."));
                return "declined";
              });
        });
  }

  private static ScheduleRefused decided(long id) {
    return new ScheduleRefused("No change %d is waiting for a second person.".formatted(id));
  }

  @Override
  public void pause(String name, @Nullable String given, @Nullable Instant until, String actor) {
    audit.command(
        actor,
        "pause",
        "schedule " + name,
        (until == null ? "" : "until " + until + " ") + Objects.requireNonNullElse(given, ""),
        () -> {
          live(rows.find(name), name);
          String reason = Reason.required(given, "Enter a reason for the pause.");
          if (until != null && !until.isAfter(clock.instant())) {
            throw new InvalidParameter("The pause would already be over. Enter a later time.");
          }
          transaction.executeWithoutResult(
              status -> {
                live(rows.lock(name), name);
                rows.pause(name, actor, reason, until);
                store.pause(name);
              });
          return "paused";
        });
  }

  @Override
  public void resume(String name, boolean catchUp, String actor) {
    audit.command(
        actor,
        "resume",
        "schedule " + name,
        catchUp ? null : "without what was missed",
        () -> transaction.execute(status -> resumeLocked(name, catchUp)));
  }

  private String resumeLocked(String name, boolean catchUp) {
    var row = live(rows.lock(name), name);
    if (row.pause() == null) {
      return "resumed";
    }
    var next = store.times(name).map(QuartzStore.Times::next).orElse(null);
    var missed = catchUp ? planning.missed(row.definition(), next) : List.<Instant>of();
    rows.resume(name);
    store.resume(row);
    missed.forEach(time -> starts.due(name, time));
    return missed.isEmpty() ? "resumed" : "resumed, %d started".formatted(missed.size());
  }

  @Override
  public long trigger(String name, String actor) {
    return audit.command(
        actor,
        "trigger",
        "schedule " + name,
        null,
        () -> {
          var definition = live(rows.find(name), name).definition();
          return control.start(
              definition.job(),
              FireParameters.of(definition.parameters(), clock.instant(), definition.zone()),
              actor);
        });
  }

  private StoredSchedule live(Optional<StoredSchedule> row, String name) {
    return row.filter(StoredSchedule::isLive)
        .orElseThrow(
            () ->
                new NoSuchSchedule(
                    name,
                    rows.all().stream()
                        .filter(StoredSchedule::isLive)
                        .map(StoredSchedule::name)
                        .toList()));
  }

  private static Schedule.State state(Trigger.TriggerState state) {
    return switch (state) {
      case NORMAL, BLOCKED -> Schedule.State.ACTIVE;
      case PAUSED -> Schedule.State.PAUSED;
      case COMPLETE, NONE -> Schedule.State.FINISHED;
      case ERROR -> Schedule.State.ERROR;
    };
  }
}
