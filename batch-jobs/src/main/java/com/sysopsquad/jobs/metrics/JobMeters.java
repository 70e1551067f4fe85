package com.sysopsquad.jobs.metrics;

import com.sysopsquad.flows.delivery.telemetry.LatestFigures;
import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes when schedules last succeeded, and runs, items and alarms. Tags have names of
 * schedules, at most 200, and of jobs, states, outcomes and kinds, but nothing that grows with the
 * number of runs.
 */
class JobMeters implements MeterBinder, SmartLifecycle {

  private static final String SCHEDULE = "schedule";
  private static final String JOB = "job";
  private static final String STATE = "state";

  private final String quantum;
  private final Jobs jobs;
  private final LatestFigures<JobFigures> latest;
  private volatile @Nullable Named named;

  /**
   * @param quantum in whose database runs and schedules are
   */
  JobMeters(String quantum, Jobs jobs, Supplier<JobFigures> reading, Duration every) {
    this.quantum = quantum;
    this.jobs = jobs;
    this.latest =
        new LatestFigures<>("jobs", every, JobFigures.NONE, () -> published(reading.get()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    latest.publishAge(registry, quantum);
    for (LaunchableJob job : jobs.all()) {
      for (RunState state : RunState.values()) {
        latest.publish(
            registry,
            "sysops.runs",
            "Runs that began within a day, or have not ended",
            Tags.of(JOB, job.name(), STATE, word(state.name())),
            figures -> figures.runs(job.name(), state));
      }
    }
    for (AlarmKind kind : AlarmKind.values()) {
      for (Alarm.State state : List.of(Alarm.State.OPEN, Alarm.State.ACKNOWLEDGED)) {
        latest.publish(
            registry,
            "sysops.alarms",
            "Alarms that are not resolved",
            Tags.of(
                "kind",
                kind.word(),
                "severity",
                word(kind.severity().name()),
                STATE,
                word(state.name())),
            figures -> figures.alarms(kind, state));
      }
    }
    latest.publish(
        registry,
        "sysops.alarms.evaluated.age.seconds",
        "Time since any node last evaluated the alarms",
        Tags.empty(),
        JobFigures::evaluatedAgo);
    named =
        new Named(
            gauge(
                registry,
                "sysops.schedule.last.success.timestamp.seconds",
                "When a run of the schedule last completed, in seconds since 1970"),
            gauge(
                registry,
                "sysops.schedule.last.success.age.seconds",
                "Time since a run of the schedule last completed, when it was read"),
            gauge(registry, "sysops.schedule.paused", "1 while the schedule is paused"),
            gauge(registry, "sysops.run.items", "Items of the job's latest run, by outcome"));
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private JobFigures published(JobFigures figures) {
    Named gauges = named;
    if (gauges != null) {
      gauges.publish(figures);
    }
    return figures;
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void start() {
    latest.start();
  }

  @Override
  public void stop() {
    latest.stop();
  }

  @Override
  public boolean isRunning() {
    return latest.isRunning();
  }

  /** Figures whose tags are only known once they are read. */
  private record Named(
      MultiGauge successAt, MultiGauge successAge, MultiGauge paused, MultiGauge items) {

    void publish(JobFigures figures) {
      successAt.register(
          figures.schedules().stream()
              .filter(schedule -> schedule.at() != null)
              .map(schedule -> Row.of(tags(schedule), Objects.requireNonNull(schedule.at())))
              .toList(),
          true);
      successAge.register(
          figures.schedules().stream()
              .filter(schedule -> schedule.age() != null)
              .map(schedule -> Row.of(tags(schedule), Objects.requireNonNull(schedule.age())))
              .toList(),
          true);
      paused.register(
          figures.schedules().stream()
              .map(schedule -> Row.of(tags(schedule), schedule.paused() ? 1 : 0))
              .toList(),
          true);
      items.register(
          figures.items().entrySet().stream()
              .flatMap(
                  job ->
                      job.getValue().entrySet().stream()
                          .map(
                              item ->
                                  Row.of(
                                      Tags.of(JOB, job.getKey(), "outcome", item.getKey()),
                                      item.getValue())))
              .toList(),
          true);
    }

    private static Tags tags(JobFigures.LastSuccess schedule) {
      return Tags.of(SCHEDULE, schedule.schedule(), JOB, schedule.job());
    }
  }
}
