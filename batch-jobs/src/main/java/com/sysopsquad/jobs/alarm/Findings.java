package com.sysopsquad.jobs.alarm;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a check has found.
 *
 * @param known kinds about which it knows everything; of others no alarm is resolved
 */
public record Findings(Set<AlarmKind> known, List<Condition> conditions) {

  /** Keeps copies. */
  public Findings {
    known = Set.copyOf(known);
    conditions = List.copyOf(conditions);
  }

  /** Everything about these kinds. */
  public static Findings of(Set<AlarmKind> known, Collection<Condition> conditions) {
    return new Findings(known, List.copyOf(conditions));
  }
}
