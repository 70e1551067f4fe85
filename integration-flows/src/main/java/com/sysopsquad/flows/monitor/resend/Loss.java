package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.delivery.mark.LossText;
import com.sysopsquad.flows.message.report.LostMessages;

/**
 * Messages that a quantum lacks, or that their sender no longer knows, as the quantum has reported.
 *
 * @param quantum who reports it
 */
public record Loss(long number, String quantum, LostMessages lost) {

  /** What is wrong, in a few words. */
  public String title() {
    return lost.lostBySource()
        ? "%s lost messages that %s has".formatted(lost.source(), quantum)
        : "%s lacks messages of %s".formatted(quantum, lost.source());
  }

  /** What is lost, why, and what to do. */
  public String detail() {
    return LossText.of(quantum, lost);
  }

  /** Its title, for the audit log. */
  @Override
  public String toString() {
    return title();
  }
}
