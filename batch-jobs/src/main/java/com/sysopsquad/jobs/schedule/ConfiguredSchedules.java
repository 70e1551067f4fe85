package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates Quartz's store to the configuration: adds, changes and removes schedules. A schedule that
 * has not changed keeps its next time, and a paused one stays paused.
 */
class ConfiguredSchedules {

  private static final Logger log = LoggerFactory.getLogger(ConfiguredSchedules.class);

  private final Scheduler scheduler;
  private final Jobs jobs;
  private final ScheduleSettings settings;
  private final ZoneId businessZone;
  private final Clock clock;

  ConfiguredSchedules(
      Scheduler scheduler, Jobs jobs, ScheduleSettings settings, ZoneId businessZone, Clock clock) {
    this.scheduler = scheduler;
    this.jobs = jobs;
    this.settings = settings;
    this.businessZone = businessZone;
    this.clock = clock;
  }

  /**
   * Updates the store to the configuration.
   *
   * @throws IllegalStateException if a schedule is invalid; names it
   */
  void bringUp() throws SchedulerException {
    settings.schedules().forEach(this::check);
    for (var entry : settings.schedules().entrySet()) {
      bringUp(entry.getKey(), entry.getValue());
    }
    for (String name : stored()) {
      if (!settings.schedules().containsKey(name)) {
        scheduler.deleteJob(JobKey.jobKey(name, ScheduleDefinition.GROUP));
        log.info("Schedule {} is gone from the configuration and from the store", name);
      }
    }
  }

  private void bringUp(String name, ScheduleSettings.Entry entry) throws SchedulerException {
    var definition = new ScheduleDefinition(name, entry.job(), entry.parameters());
    var wanted = trigger(name, entry);
    var key = wanted.getKey();
    var stored = scheduler.getTrigger(key);
    scheduler.addJob(definition.detail(), true);
    if (stored == null) {
      scheduler.scheduleJob(wanted);
      log.info("Schedule {} is new: {} at \"{}\"", name, entry.job(), entry.cron());
    } else if (!isSame(stored, wanted)) {
      boolean paused = scheduler.getTriggerState(key) == TriggerState.PAUSED;
      scheduler.rescheduleJob(key, wanted);
      if (paused) {
        scheduler.pauseTrigger(key);
      }
      log.info("Schedule {} was changed: {} at \"{}\"", name, entry.job(), entry.cron());
    }
  }

  private static boolean isSame(org.quartz.Trigger stored, CronTrigger wanted) {
    return stored instanceof CronTrigger cron
        && cron.getCronExpression().equals(wanted.getCronExpression())
        && cron.getTimeZone().getID().equals(wanted.getTimeZone().getID())
        && cron.getMisfireInstruction() == wanted.getMisfireInstruction();
  }

  private CronTrigger trigger(String name, ScheduleSettings.Entry entry) {
    var zone = entry.zone() == null ? businessZone : entry.zone();
    return TriggerBuilder.newTrigger()
        .withIdentity(TriggerKey.triggerKey(name, ScheduleDefinition.GROUP))
        .forJob(JobKey.jobKey(name, ScheduleDefinition.GROUP))
        .startAt(Date.from(clock.instant()))
        .withSchedule(
            entry
                .misfire()
                .applyTo(
                    CronScheduleBuilder.cronSchedule(entry.cron())
                        .inTimeZone(TimeZone.getTimeZone(zone))))
        .build();
  }

  private void check(String name, ScheduleSettings.Entry entry) {
    if (!CronExpression.isValidExpression(entry.cron())) {
      throw new IllegalStateException(
          "sysops.schedules.%s.cron: \"%s\" is not a cron expression such as \"0 30 3 1 * ?\""
              .formatted(name, entry.cron()));
    }
    var zone = entry.zone() == null ? businessZone : entry.zone();
    checkParameters(name, entry, zone);
    if (entry.cron().matches("\\S+\\s+\\S+\\s+2\\s.*") && !zone.getRules().isFixedOffset()) {
      log.warn(
          "Schedule {} is due between 02:00 and 03:00 in {}, an hour that does not exist or exists"
              + " twice when the clocks change",
          name,
          zone);
    }
  }

  /** A start that its job would refuse each time is noticed now. */
  private void checkParameters(String name, ScheduleSettings.Entry entry, ZoneId zone) {
    var parameters = FireParameters.of(entry.parameters(), clock.instant(), zone);
    try {
      jobs.find(entry.job()).identify(parameters);
    } catch (InvalidParameter refusal) {
      throw new IllegalStateException(
          "sysops.schedules.%s.parameters: %s".formatted(name, refusal.getMessage()), refusal);
    }
  }

  private Set<String> stored() throws SchedulerException {
    var names = new TreeSet<String>();
    scheduler
        .getJobKeys(GroupMatcher.jobGroupEquals(ScheduleDefinition.GROUP))
        .forEach(key -> names.add(key.getName()));
    return names;
  }
}
