package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.List;

/**
 * What a quantum lacks of what others have sent to it, and what it has that others no longer know
 * to have sent, all of it; none once it has everything.
 *
 * @param quantum who reports it
 */
@MessageType(value = "com.sysopsquad.delivery.loss-reported", queue = Queues.DEAD_LETTER)
public record LossReported(@Length(most = 100) String quantum, List<LostMessages> losses)
    implements DeliveryReport {

  /** Copies the losses. */
  public LossReported {
    losses = List.copyOf(losses);
  }

  @Override
  public String subject() {
    return quantum;
  }
}
