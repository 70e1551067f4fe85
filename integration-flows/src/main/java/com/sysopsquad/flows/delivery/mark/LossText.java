package com.sysopsquad.flows.delivery.mark;

import com.sysopsquad.flows.message.report.LostMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Texts about lost messages. */
public final class LossText {

  /** How long a message may be on its way. */
  private static final Duration SLACK = Duration.ofDays(1);

  private LossText() {}

  /** What is lost, why, and what to do, in three sentences. */
  public static String of(String quantum, LostMessages lost) {
    Instant until = lost.until();
    return until == null ? missing(quantum, lost) : undone(quantum, lost, until);
  }

  private static String undone(String quantum, LostMessages lost, Instant until) {
    return ("%s no longer knows what it sent to %s between %s and %s: its database was restored to"
            + " an older state. %s has these messages and acts on them. Correct this as the runbook"
            + " says under \"A restored sender\", and then confirm the loss.")
        .formatted(
            lost.source(),
            String.join(", ", lost.queues()),
            lost.since().truncatedTo(ChronoUnit.SECONDS),
            until.truncatedTo(ChronoUnit.SECONDS),
            quantum);
  }

  private static String missing(String quantum, LostMessages lost) {
    return ("%s does not have everything that %s has sent to %s. The database of %s or the broker"
            + " was restored to an older state, or a queue was emptied. Have it sent again: %s")
        .formatted(
            quantum,
            lost.source(),
            String.join(", ", lost.queues()),
            quantum,
            command(quantum, lost));
  }

  /** The command that resends it. */
  public static String command(String quantum, LostMessages lost) {
    return "./ops resend %s --since %s --to %s --reason \"...\""
        .formatted(
            lost.source(), lost.since().minus(SLACK).truncatedTo(ChronoUnit.SECONDS), quantum);
  }
}
