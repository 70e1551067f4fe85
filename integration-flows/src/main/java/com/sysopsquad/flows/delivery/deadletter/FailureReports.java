package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.report.MessageApplied;
import com.sysopsquad.flows.message.report.MessageWaiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports to operations, in the current transaction, what happens to messages that have failed. */
public final class FailureReports {

  private final @Nullable Outbox outbox;
  private final String quantum;
  private final DeadLetterWriter writer;
  private final Clock clock;

  /**
   * @param outbox null if nothing is reported: the queue of reports must not report about itself
   * @param quantum the name of the quantum that reports
   * @param secrecy what happens to the bodies
   */
  public FailureReports(@Nullable Outbox outbox, String quantum, Secrecy secrecy, Clock clock) {
    this.outbox = outbox;
    this.quantum = quantum;
    this.writer = new DeadLetterWriter(quantum, secrecy);
    this.clock = clock;
  }

  /** It has failed, and is retried at this time. */
  public void waiting(ReceivedMessage message, Failure failure, Instant next) {
    if (outbox != null) {
      outbox.send(List.of(new MessageWaiting(writer.write(message, failure), next)));
    }
  }

  /** It has been applied after all. */
  public void applied(ReceivedMessage message) {
    if (outbox != null) {
      outbox.send(
          List.of(new MessageApplied(message.id(), quantum, message.queue(), clock.instant())));
    }
  }
}
