package com.sysopsquad.flows.monitor.resend;

import com.sysopsquad.flows.delivery.mark.LossText;
import com.sysopsquad.flows.message.report.LostMessages;

/**
 * Messages that a quantum lacks, as it has reported.
 *
 * @param quantum who lacks them
 */
public record Loss(long number, String quantum, LostMessages lost) {

  /** What is wrong, in a few words. */
  public String title() {
    return "%s lacks messages of %s".formatted(quantum, lost.source());
  }

  /** What is lost, why, and the command that resends it. */
  public String detail() {
    return LossText.of(quantum, lost);
  }

  /** Its title, for the audit. */
  @Override
  public String toString() {
    return title();
  }
}
