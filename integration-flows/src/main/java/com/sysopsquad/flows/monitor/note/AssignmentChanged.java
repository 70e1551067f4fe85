package com.sysopsquad.flows.monitor.note;

import org.jspecify.annotations.Nullable;

/** Somebody else was faster to assign a dead letter or a group. */
public final class AssignmentChanged extends RuntimeException {

  private static final long serialVersionUID = 1;

  AssignmentChanged(@Nullable String assignee) {
    super(
        assignee == null
            ? "This was unassigned in the meantime. Check it again."
            : "This was assigned to %s in the meantime. Check it again.".formatted(assignee));
  }
}
