package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetterState;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.schedule.Schedule;

/** A state in a word and a colour; the word alone suffices. */
record StateBadge(String word, String look) {

  static StateBadge of(RunState state) {
    return switch (state) {
      case STARTING -> new StateBadge("Starting", "bg-azure-lt");
      case RUNNING -> new StateBadge("Running", "bg-blue-lt");
      case STOPPING -> new StateBadge("Stopping", "bg-yellow-lt");
      case STOPPED -> new StateBadge("Stopped", "bg-yellow-lt");
      case COMPLETED -> new StateBadge("Completed", "bg-green-lt");
      case FAILED -> new StateBadge("Failed", "bg-red-lt");
    };
  }

  static StateBadge of(DeadLetterState state) {
    return switch (state) {
      case WAITING -> new StateBadge("Waiting", "bg-yellow-lt");
      case DEAD -> new StateBadge("Dead", "bg-red-lt");
      case REPLAYING -> new StateBadge("Replaying", "bg-blue-lt");
      case APPLIED -> new StateBadge("Applied", "bg-green-lt");
      case DISCARDED -> new StateBadge("Discarded", "bg-secondary-lt");
      case REPLACED -> new StateBadge("Replaced", "bg-secondary-lt");
    };
  }

  static StateBadge of(Schedule.State state) {
    return switch (state) {
      case ACTIVE -> new StateBadge("Active", "bg-green-lt");
      case PAUSED -> new StateBadge("Paused", "bg-yellow-lt");
      case ERROR -> new StateBadge("Error", "bg-red-lt");
      case FINISHED -> new StateBadge("Finished", "bg-secondary-lt");
    };
  }
}
