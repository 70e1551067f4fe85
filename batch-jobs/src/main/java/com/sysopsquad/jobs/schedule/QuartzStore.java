package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.schedule.definition.DueTimes;
import com.sysopsquad.jobs.schedule.due.StoredSchedule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.spi.OperableTrigger;

/**
 * Quartz's store, which knows the next time of each schedule. It takes part in the transaction of
 * the caller.
 */
class QuartzStore {

  private static final String GROUP = "schedules";

  private final Scheduler scheduler;
  private final Clock clock;

  QuartzStore(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** The schedules that it knows. */
  Set<String> names() {
    return call(
        () -> {
          var names = new TreeSet<String>();
          scheduler
              .getJobKeys(GroupMatcher.jobGroupEquals(GROUP))
              .forEach(key -> names.add(key.getName()));
          return names;
        });
  }

  /** The times of a schedule; empty if it is not known. */
  Optional<Times> times(String name) {
    return call(
        () ->
            scheduler.getTrigger(key(name)) instanceof CronTrigger trigger
                ? Optional.of(
                    new Times(
                        scheduler.getTriggerState(trigger.getKey()),
                        instant(trigger.getNextFireTime()),
                        instant(trigger.getPreviousFireTime())))
                : Optional.<Times>empty());
  }

  /**
   * Adds or changes a schedule. One that has not changed keeps its next time; one that is never due
   * again is not added.
   *
   * @return whether anything changed
   */
  boolean put(StoredSchedule schedule) {
    return call(
        () -> {
          var key = key(schedule.name());
          var wanted = trigger(schedule);
          var stored = scheduler.getTrigger(key);
          boolean changed = stored == null || !isSame(stored, wanted);
          addJob(schedule.name());
          if (stored == null && isOver(schedule)) {
            return false;
          }
          if (stored == null) {
            scheduler.scheduleJob(wanted);
          } else if (changed) {
            replace(stored, wanted);
          }
          if (schedule.pause() != null) {
            scheduler.pauseTrigger(key);
          }
          return changed;
        });
  }

  /** Continues with the next time after now; whoever calls it has started what was missed. */
  void resume(StoredSchedule schedule) {
    call(
        () -> {
          var stored = scheduler.getTrigger(key(schedule.name()));
          if (stored != null && isOver(schedule)) {
            scheduler.unscheduleJob(stored.getKey());
          } else if (stored != null) {
            replace(stored, trigger(schedule));
          }
          return true;
        });
  }

  void pause(String name) {
    call(
        () -> {
          scheduler.pauseTrigger(key(name));
          return true;
        });
  }

  void remove(String name) {
    call(() -> scheduler.deleteJob(JobKey.jobKey(name, GROUP)));
  }

  private void addJob(String name) throws SchedulerException {
    scheduler.addJob(
        JobBuilder.newJob(FiringSchedule.class)
            .withIdentity(JobKey.jobKey(name, GROUP))
            .storeDurably()
            .build(),
        true);
  }

  private void replace(org.quartz.Trigger stored, CronTrigger wanted) throws SchedulerException {
    if (wanted instanceof OperableTrigger operable) {
      operable.setPreviousFireTime(stored.getPreviousFireTime());
    }
    scheduler.rescheduleJob(stored.getKey(), wanted);
  }

  private CronTrigger trigger(StoredSchedule schedule) {
    var definition = schedule.definition();
    return TriggerBuilder.newTrigger()
        .withIdentity(key(schedule.name()))
        .forJob(JobKey.jobKey(schedule.name(), GROUP))
        .startAt(Date.from(clock.instant()))
        .withSchedule(
            definition
                .misfire()
                .applyTo(
                    CronScheduleBuilder.cronSchedule(definition.cron())
                        .inTimeZone(TimeZone.getTimeZone(definition.zone()))))
        .build();
  }

  /** Quartz refuses a trigger that is never due; it removes one after its last time. */
  private boolean isOver(StoredSchedule schedule) {
    return DueTimes.of(schedule.definition()).next(clock.instant().minusSeconds(1)) == null;
  }

  private static boolean isSame(org.quartz.Trigger stored, CronTrigger wanted) {
    return stored instanceof CronTrigger cron
        && cron.getCronExpression().equals(wanted.getCronExpression())
        && cron.getTimeZone().getID().equals(wanted.getTimeZone().getID())
        && cron.getMisfireInstruction() == wanted.getMisfireInstruction();
  }

  private static TriggerKey key(String name) {
    return TriggerKey.triggerKey(name, GROUP);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.make();
    } catch (SchedulerException failure) {
      throw new IllegalStateException("Quartz's store could not be read or changed", failure);
    }
  }

  /** A call of Quartz. */
  @FunctionalInterface
  private interface Call<T> {
    T make() throws SchedulerException;
  }

  /** What the store knows of a schedule. */
  record Times(TriggerState state, @Nullable Instant next, @Nullable Instant previous) {}
}
