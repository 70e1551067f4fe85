package com.sysopsquad.flows.delivery.mark;

/** Is called when messages are lost, in the transaction that notices it. */
public interface LossWatch {

  /**
   * Messages that the source has sent to the queue are lost; called once for each new loss.
   *
   * @param source the quantum that sent them
   */
  void lost(String source, String queue);
}
