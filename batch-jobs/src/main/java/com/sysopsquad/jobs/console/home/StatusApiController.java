package com.sysopsquad.jobs.console.home;

import com.sysopsquad.billing.hold.Hold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.jobs.backup.Backups;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.web.bind.annotation.GetMapping;

/** The state of operations, in one answer. */
@ConsoleApi
class StatusApiController {

  private static final DeadLetterFilter DEAD =
      new DeadLetterFilter(DeadLetterState.DEAD, null, null);

  private final Dependencies dependencies;
  private final Runs runs;
  private final Schedules schedules;
  private final DeadLetters deadLetters;
  private final HoldingBilling holding;
  private final Backups backups;
  private final Formats formats;
  private final @Nullable String version;
  private final @Nullable String commit;

  StatusApiController(
      Dependencies dependencies,
      Runs runs,
      Schedules schedules,
      DeadLetters deadLetters,
      HoldingBilling holding,
      Backups backups,
      Formats formats,
      Optional<BuildProperties> build,
      Optional<GitProperties> commit) {
    this.dependencies = dependencies;
    this.runs = runs;
    this.schedules = schedules;
    this.deadLetters = deadLetters;
    this.holding = holding;
    this.backups = backups;
    this.formats = formats;
    this.version = build.map(BuildProperties::getVersion).orElse(null);
    this.commit = commit.map(GitProperties::getShortCommitId).orElse(null);
  }

  @GetMapping("/api/status")
  StatusAnswer status() {
    ProbeResult<Long> running = dependencies.fromDatabase(runs::running);
    ProbeResult<Long> paused =
        dependencies.fromDatabase(
            () ->
                schedules.all().stream()
                    .filter(schedule -> schedule.state() == Schedule.State.PAUSED)
                    .count());
    return new StatusAnswer(
        version,
        commit,
        dependencies.database(),
        dependencies.queues().reached(),
        running.value().orElse(null),
        paused.value().orElse(null),
        dependencies.fromDatabase(() -> deadLetters.count(DEAD)).value().orElse(null),
        dependencies.warnings().stream()
            .map(warning -> "%s. %s".formatted(warning.title(), warning.detail()))
            .toList(),
        dependencies
            .fromDatabase(() -> holding.current().map(Hold::sentence).orElse(""))
            .value()
            .orElse(null),
        dependencies.fromDatabase(this::lastBackups).value().orElse(null),
        formats.zone().getId(),
        formats.now());
  }

  /** For example "customer 3 hours ago; no backup known of broker". */
  private String lastBackups() {
    Map<String, Instant> latest = backups.latest();
    String known =
        Backups.PARTS.stream()
            .filter(latest::containsKey)
            .map(part -> part + " " + formats.relative(latest.get(part)))
            .collect(Collectors.joining(", "));
    String unknown =
        Backups.PARTS.stream()
            .filter(Predicate.not(latest::containsKey))
            .collect(Collectors.joining(", "));
    if (known.isEmpty()) {
      return "no backup recorded";
    }
    return unknown.isEmpty() ? known : known + "; no backup recorded for " + unknown;
  }

  /**
   * The state of operations; a count is null while the database cannot be reached.
   *
   * @param version version of operations; missing if it was not built by the build
   * @param commit commit that it was built from; missing if it was built outside of a repository
   * @param database whether it answers
   * @param broker whether it answers
   * @param warnings what is wrong with sending and receiving, a sentence or two each
   * @param hold why nothing is charged; empty if billing is not on hold
   * @param backups how old the last backup of each database and of the broker is
   */
  record StatusAnswer(
      @Nullable String version,
      @Nullable String commit,
      boolean database,
      boolean broker,
      @Nullable Long liveRuns,
      @Nullable Long pausedSchedules,
      @Nullable Long deadLetters,
      List<String> warnings,
      @Nullable String hold,
      @Nullable String backups,
      String zone,
      OffsetDateTime time) {}
}
