package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.RunControl;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** Schedules from Quartz's store, the same for all nodes. */
class QuartzSchedules implements Schedules {

  private final Scheduler scheduler;
  private final LaunchRequests requests;
  private final RunControl control;
  private final Audit audit;
  private final Clock clock;

  QuartzSchedules(
      Scheduler scheduler, LaunchRequests requests, RunControl control, Audit audit, Clock clock) {
    this.scheduler = scheduler;
    this.requests = requests;
    this.control = control;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<Schedule> all() {
    try {
      var schedules = new ArrayList<Schedule>();
      for (JobKey key :
          scheduler.getJobKeys(GroupMatcher.jobGroupEquals(ScheduleDefinition.GROUP))) {
        if (scheduler.getTrigger(triggerKey(key.getName())) instanceof CronTrigger trigger) {
          schedules.add(schedule(key, trigger));
        }
      }
      schedules.sort(Comparator.comparing(Schedule::name));
      return schedules;
    } catch (SchedulerException failure) {
      throw new IllegalStateException("The schedules cannot be read", failure);
    }
  }

  private Schedule schedule(JobKey key, CronTrigger trigger) throws SchedulerException {
    var definition = ScheduleDefinition.of(scheduler.getJobDetail(key));
    var state = state(scheduler.getTriggerState(trigger.getKey()));
    return new Schedule(
        definition.name(),
        definition.job(),
        trigger.getCronExpression(),
        trigger.getTimeZone().toZoneId(),
        definition.parameters(),
        state,
        misfire(trigger).words(),
        state == Schedule.State.ACTIVE ? instant(trigger.getNextFireTime()) : null,
        instant(trigger.getPreviousFireTime()),
        requests.lastResult(definition.name()).orElse(null));
  }

  @Override
  public void pause(String name, String actor) {
    command(name, actor, "pause", () -> scheduler.pauseTrigger(triggerKey(name)));
  }

  @Override
  public void resume(String name, String actor) {
    command(name, actor, "resume", () -> scheduler.resumeTrigger(triggerKey(name)));
  }

  @Override
  public long trigger(String name, String actor) {
    return audit.command(
        actor,
        "trigger",
        "schedule " + name,
        null,
        () -> {
          var schedule = find(name);
          return control.start(
              schedule.job(),
              FireParameters.of(schedule.parameters(), clock.instant(), schedule.zone()),
              actor);
        });
  }

  private void command(String name, String actor, String action, Command command) {
    audit.command(
        actor,
        action,
        "schedule " + name,
        null,
        () -> {
          find(name);
          try {
            command.carryOut();
          } catch (SchedulerException failure) {
            throw new IllegalStateException(
                "Schedule %s: %s did not succeed".formatted(name, action), failure);
          }
          return action + "d";
        });
  }

  private Schedule find(String name) {
    var all = all();
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchSchedule(name, all.stream().map(Schedule::name).toList()));
  }

  /** A command to Quartz. */
  @FunctionalInterface
  private interface Command {
    void carryOut() throws SchedulerException;
  }

  private static TriggerKey triggerKey(String name) {
    return TriggerKey.triggerKey(name, ScheduleDefinition.GROUP);
  }

  private static Misfire misfire(CronTrigger trigger) {
    return switch (trigger.getMisfireInstruction()) {
      case CronTrigger.MISFIRE_INSTRUCTION_DO_NOTHING -> Misfire.SKIP;
      case Trigger.MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY -> Misfire.FIRE_EACH;
      default -> Misfire.FIRE_ONCE;
    };
  }

  private static Schedule.State state(Trigger.TriggerState state) {
    return switch (state) {
      case NORMAL, BLOCKED -> Schedule.State.ACTIVE;
      case PAUSED -> Schedule.State.PAUSED;
      case COMPLETE, NONE -> Schedule.State.FINISHED;
      case ERROR -> Schedule.State.ERROR;
    };
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
