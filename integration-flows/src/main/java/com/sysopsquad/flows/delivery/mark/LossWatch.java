package com.sysopsquad.flows.delivery.mark;

import java.time.Instant;

/** Is called when messages are lost, in the transaction that notices it. */
public interface LossWatch {

  /**
   * Messages that the source has sent to the queue are lost; called once for each new loss.
   *
   * @param source the quantum that sent them
   */
  default void lost(String source, String queue) {}

  /**
   * The source was restored and no longer knows what it sent to the queue; called once each time
   * that this is noticed.
   *
   * @param source the quantum that sent it
   * @param since when it sent the last message that it knows, by its own clock
   */
  default void undone(String source, String queue, Instant since) {}
}
