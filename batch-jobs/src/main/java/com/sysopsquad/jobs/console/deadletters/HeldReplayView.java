package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.decision.HeldReplay;

/**
 * A replay that waits until somebody decides.
 *
 * @param words which one it is, and what it waits for
 */
record HeldReplayView(long id, String words) {

  static HeldReplayView of(HeldReplay replay) {
    return new HeldReplayView(
        replay.id(),
        "Replay %d of %s %s"
            .formatted(
                replay.id(),
                replay.askedFor(),
                replay.paused() ? "is paused" : "holds the rest back after its trial"));
  }
}
