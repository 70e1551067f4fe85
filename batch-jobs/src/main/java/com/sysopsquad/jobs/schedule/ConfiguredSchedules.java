package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.definition.DueTimes;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.due.ScheduleRows;
import com.sysopsquad.jobs.schedule.due.StoredSchedule;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.quartz.Trigger.TriggerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the schedules of the configuration to the database, and updates Quartz's store to the
 * database. A schedule that no person has changed follows the configuration; one that a person has
 * changed or deleted does not.
 */
class ConfiguredSchedules {

  private static final Logger log = LoggerFactory.getLogger(ConfiguredSchedules.class);

  private final ScheduleRows rows;
  private final QuartzStore store;
  private final CheckingDefinitions checking;
  private final ScheduleSettings settings;
  private final ZoneId businessZone;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ConfiguredSchedules(
      ScheduleRows rows,
      QuartzStore store,
      CheckingDefinitions checking,
      ScheduleSettings settings,
      ZoneId businessZone,
      Clock clock,
      TransactionTemplate transaction) {
    this.rows = rows;
    this.store = store;
    this.checking = checking;
    this.settings = settings;
    this.businessZone = businessZone;
    this.clock = clock;
    this.transaction = transaction;
  }

  /**
   * Updates database and store.
   *
   * @throws IllegalStateException if a schedule is invalid; names it
   */
  void bringUp() {
    var configured = new TreeMap<String, ScheduleDefinition>();
    settings
        .schedules()
        .forEach((name, entry) -> configured.put(name, entry.definition(businessZone)));
    configured.forEach(this::check);
    transaction.executeWithoutResult(status -> bringUp(configured));
  }

  private void check(String name, ScheduleDefinition definition) {
    try {
      checking.check(name, definition);
    } catch (InvalidParameter refusal) {
      throw new IllegalStateException(
          "sysops.schedules.%s: %s".formatted(name, refusal.getMessage()), refusal);
    }
  }

  private void bringUp(Map<String, ScheduleDefinition> configured) {
    rows.lockAll();
    configured.forEach(this::follow);
    rows.all().stream()
        .filter(row -> row.file() != null && !configured.containsKey(row.name()))
        .forEach(this::leave);
    var live = new TreeMap<String, StoredSchedule>();
    rows.all().stream().filter(StoredSchedule::isLive).forEach(row -> live.put(row.name(), row));
    live.values().forEach(this::store);
    for (String name : store.names()) {
      if (!live.containsKey(name)) {
        store.remove(name);
      }
    }
  }

  private void follow(String name, ScheduleDefinition file) {
    var row = rows.find(name).orElse(null);
    if (row == null) {
      var times = store.times(name);
      rows.put(name, file, file, null);
      keepPause(name, times);
      log.info("Schedule {} is new: {} at \"{}\"", name, file.job(), file.cron());
    } else if (row.changedBy() != null) {
      rows.noteFile(name, file);
    } else if (!file.equals(row.definition())) {
      rows.put(name, file, file, null);
      log.info(
          "Schedule {} was changed in the configuration: {} at \"{}\"",
          name,
          file.job(),
          file.cron());
    }
  }

  /** A version before schedules were rows knew pauses only in Quartz's store. */
  private void keepPause(String name, Optional<QuartzStore.Times> times) {
    if (times.map(QuartzStore.Times::state).filter(TriggerState.PAUSED::equals).isPresent()) {
      rows.pause(name, "an operator", "Paused before this version.", null);
    }
  }

  /** The configuration no longer has it. */
  private void leave(StoredSchedule row) {
    if (row.changedBy() == null || row.deleted()) {
      rows.remove(row.name());
      log.info("Schedule {} is gone, since the configuration no longer has it", row.name());
    } else {
      rows.noteFile(row.name(), null);
    }
  }

  private void store(StoredSchedule row) {
    if (store.put(row)) {
      log.info(
          "Schedule {} starts {}: {}",
          row.name(),
          row.definition().job(),
          row.definition().inWords());
    }
    DueTimes.of(row.definition())
        .warnings(clock.instant())
        .forEach(warning -> log.warn("Schedule {}: {}", row.name(), warning));
  }
}
