package com.sysopsquad.jobs.console;

import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedule "monthly", which a person has changed. */
final class SchedulesFixture implements Schedules {

  private final OperationsFixture operations;

  SchedulesFixture(OperationsFixture operations) {
    this.operations = operations;
  }

  static Schedule monthly(Schedule.@Nullable Pause pause) {
    var definition =
        ScheduleDefinition.of(
            "payment",
            "0 30 3 1 * ?",
            ZoneId.of("America/New_York"),
            Map.of("billingDate", "{day}"),
            Misfire.FIRE_ONCE);
    return new Schedule(
        "monthly",
        definition,
        1,
        "ada",
        OperationsFixture.NOW,
        ScheduleDefinition.of(
            "payment",
            "0 30 4 1 * ?",
            ZoneId.of("America/New_York"),
            Map.of("billingDate", "{day}"),
            Misfire.FIRE_ONCE),
        pause == null ? Schedule.State.ACTIVE : Schedule.State.PAUSED,
        pause,
        pause == null ? Instant.parse("2027-01-01T08:30:00Z") : null,
        OperationsFixture.NOW,
        "run 12");
  }

  @Override
  public List<Schedule> all() {
    if (operations.isEmpty()) {
      return List.of();
    }
    return List.of(operations.monthly());
  }

  @Override
  public List<String> deleted() {
    return operations.isEmpty() ? List.of() : List.of("weekly");
  }

  @Override
  public Timetable timetable(Schedule schedule) {
    return new Timetable(
        List.of(
            new Timetable.Start(Instant.parse("2027-01-01T08:30:00Z"), null),
            new Timetable.Start(
                Instant.parse("2027-02-01T08:30:00Z"), "Skipped: Feb 1 is <a> holiday")),
        List.of("On Mar 14, 2027, clocks go forward and skip 2:30 AM."),
        List.of("Paused by <b>ada</b>: maintenance"),
        List.of(OperationsFixture.NOW.minusSeconds(60)),
        List.of(
            new Timetable.Note(
                OperationsFixture.NOW, true, "Waits for contractSync to complete.")));
  }

  @Override
  public void check(ScheduleChange change) {
    operations.refuseIfAsked();
  }

  @Override
  public Optional<Long> change(ScheduleChange change, @Nullable String reason, String actor) {
    operations.command(
        "%s %s %s since %s"
            .formatted(
                change.kind().word(),
                change.schedule(),
                change.definition() == null ? "" : change.definition().cron(),
                reason),
        actor);
    return operations.second() == null ? Optional.empty() : Optional.of(5L);
  }

  @Override
  public List<AskedChange> waiting() {
    return waiting("monthly").stream().toList();
  }

  @Override
  public Optional<AskedChange> waiting(String name) {
    return operations.second() == null
        ? Optional.empty()
        : Optional.of(
            new AskedChange(
                5,
                ScheduleChange.edit(
                    "monthly",
                    ScheduleDefinition.of(
                        "payment",
                        "0 0 4 * * ?",
                        ZoneId.of("America/New_York"),
                        Map.of("billingDate", "{day}"),
                        Misfire.FIRE_ONCE),
                    1L),
                "Later <suits> us",
                "ada",
                OperationsFixture.NOW));
  }

  @Override
  public void confirm(long id, String actor) {
    operations.command("confirm change " + id, actor);
  }

  @Override
  public void decline(long id, @Nullable String reason, String actor) {
    operations.command("decline change " + id + " since " + reason, actor);
  }

  @Override
  public void pause(String name, @Nullable String reason, @Nullable Instant until, String actor) {
    operations.command("pause " + known(name) + " until " + until + " since " + reason, actor);
  }

  @Override
  public void resume(String name, boolean catchUp, String actor) {
    operations.command("resume " + known(name) + (catchUp ? "" : " without missed"), actor);
  }

  @Override
  public long trigger(String name, String actor) {
    return operations.command("trigger " + known(name), actor);
  }

  private String known(String name) {
    if (!name.equals("monthly")) {
      throw new NoSuchSchedule(name, List.of("monthly"));
    }
    return name;
  }
}
