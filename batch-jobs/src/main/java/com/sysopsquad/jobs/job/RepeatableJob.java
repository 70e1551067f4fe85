package com.sysopsquad.jobs.job;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;

/** A job that can be started any number of times, one at a time: its time identifies a run. */
public abstract class RepeatableJob implements LaunchableJob {

  private static final String REQUESTED_AT = "requestedAt";

  private final String name;
  private final Clock clock;

  protected RepeatableJob(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  /** When an execution's run was requested. */
  public static String requestedAt(JobExecution execution) {
    String requestedAt = execution.getJobParameters().getString(REQUESTED_AT);
    if (requestedAt == null) {
      throw new IllegalStateException(
          "Execution %d has no parameter requestedAt".formatted(execution.getId()));
    }
    return requestedAt;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean oldRunsAreForgotten() {
    return true;
  }

  @Override
  public final List<Parameter> parameters() {
    return List.of(
        new Parameter(
            REQUESTED_AT,
            "Time that identifies the run. Default: now.",
            Parameter.Type.MOMENT,
            clock.instant().toString(),
            false));
  }

  @Override
  public final Map<String, String> identify(Map<String, String> given) {
    for (String parameter : given.keySet()) {
      if (!parameter.equals(REQUESTED_AT)) {
        throw new InvalidParameter(
            "Job %s has no parameter \"%s\". Start it without parameters."
                .formatted(name, parameter));
      }
    }
    String requestedAt = given.getOrDefault(REQUESTED_AT, "").strip();
    if (requestedAt.isEmpty()) {
      return Map.of(REQUESTED_AT, clock.instant().toString());
    }
    try {
      return Map.of(REQUESTED_AT, Instant.parse(requestedAt).toString());
    } catch (DateTimeException _) {
      throw new InvalidParameter(
          "\"%s\" is not a time. Use requestedAt=%s or leave it out."
              .formatted(requestedAt, clock.instant()));
    }
  }
}
