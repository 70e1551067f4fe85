package com.sysopsquad.jobs.collection;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.LaunchableJob;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The job collection as it can be started: any number of runs, one at a time. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class CollectionRuns implements LaunchableJob {

  static final String NAME = "collection";
  static final String REQUESTED_AT = "requestedAt";

  private final Clock clock;

  CollectionRuns(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Tries unpaid bills again whose customers have handed in or chosen another card since.";
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
            "collection knows no parameter \"%s\"; start it without any.".formatted(name));
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

  /** What is done stands in the attempts, so that going on is always safe. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }
}
