package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleRefused;
import com.sysopsquad.jobs.schedule.definition.Timetable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The existing schedules; every command is written to the audit. */
public interface Schedules {

  /** All schedules, by name. */
  List<Schedule> all();

  /**
   * One schedule.
   *
   * @throws NoSuchSchedule names the existing schedules
   */
  default Schedule find(String name) {
    List<Schedule> all = all();
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchSchedule(name, all.stream().map(Schedule::name).toList()));
  }

  /** Schedules of the configuration that a person has deleted, by name. */
  List<String> deleted();

  /** What the schedule will do, and why it did not start today. */
  Timetable timetable(Schedule schedule);

  /**
   * Checks a change without making it.
   *
   * @throws InvalidParameter if the definition is invalid
   * @throws NoSuchSchedule if there is no such schedule
   * @throws ScheduleRefused if somebody else has changed it since, or the name is taken
   */
  void check(ScheduleChange change);

  /**
   * Changes a schedule, or requests the change if it takes a second person.
   *
   * @return the number of the request; empty if the change is made
   * @throws InvalidParameter if the definition is invalid, or there is no reason
   * @throws NoSuchSchedule if there is no such schedule
   * @throws ScheduleRefused if somebody else has changed it since, or the name is taken
   */
  Optional<Long> change(ScheduleChange change, @Nullable String reason, String actor);

  /** All changes that are waiting for a second person, oldest first. */
  List<AskedChange> waiting();

  /** The change that is waiting for a second person; empty if there is none. */
  Optional<AskedChange> waiting(String name);

  /**
   * Makes a change that another person requested.
   *
   * @throws ScheduleRefused if there is none, the actor requested it, or the schedule was changed
   */
  void confirm(long id, String actor);

  /**
   * Declines a change that another person requested; whoever requested it withdraws it.
   *
   * @throws ScheduleRefused if there is none
   */
  void decline(long id, @Nullable String reason, String actor);

  /**
   * Pauses the schedule until it is resumed, even after a restart.
   *
   * @param until when it is resumed automatically; null for never
   * @throws NoSuchSchedule names the existing schedules
   * @throws InvalidParameter if there is no reason, or the time is past
   */
  void pause(String name, @Nullable String reason, @Nullable Instant until, String actor);

  /**
   * Resumes the schedule.
   *
   * @param catchUp whether what was missed follows the misfire policy; otherwise it is left out
   * @throws NoSuchSchedule names the existing schedules
   */
  void resume(String name, boolean catchUp, String actor);

  /**
   * Starts now what the schedule would start, with the parameters of the current time.
   *
   * @return the id of the execution
   * @throws NoSuchSchedule names the existing schedules
   * @throws com.sysopsquad.jobs.job.LaunchRefused if it cannot be started
   */
  long trigger(String name, String actor);
}
