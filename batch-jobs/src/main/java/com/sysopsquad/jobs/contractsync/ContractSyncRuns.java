package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.LaunchableJob;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** The job contractSync as it can be started: any number of runs, one at a time. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class ContractSyncRuns implements LaunchableJob {

  static final String NAME = "contractSync";
  static final String REQUESTED_AT = "requestedAt";

  private final Clock clock;

  ContractSyncRuns(Clock clock) {
    this.clock = clock;
  }

  /** When an execution's run was asked for. */
  static String requestedAt(JobExecution execution) {
    String requestedAt = execution.getJobParameters().getString(REQUESTED_AT);
    if (requestedAt == null) {
      throw new IllegalStateException(
          "Execution %d has no parameter requestedAt".formatted(execution.getId()));
    }
    return requestedAt;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Brings the catalogue of support contracts from sysops to billing and customer, all of"
        + " it or nothing.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            REQUESTED_AT,
            "The moment that names the run; now when left out.",
            clock.instant().toString(),
            false));
  }

  @Override
  public Map<String, String> identify(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!name.equals(REQUESTED_AT)) {
        throw new InvalidParameter(
            "contractSync knows no parameter \"%s\"; start it without any.".formatted(name));
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
          "\"%s\" is not a moment; write requestedAt=%s or leave it out."
              .formatted(requestedAt, clock.instant()));
    }
  }
}
