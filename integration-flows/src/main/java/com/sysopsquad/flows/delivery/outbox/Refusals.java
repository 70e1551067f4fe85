package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.util.List;
import java.util.Optional;

/**
 * Handles messages that the broker refuses while it takes others. Everything happens in the
 * transaction of the relay, which has exclusive access to the lane.
 */
public interface Refusals {

  /** A message of the lane that was set aside and should be tried now. */
  Optional<OutgoingMessage> due(int lane);

  /** The messages that may be sent; the others wait behind an earlier one of their subject. */
  List<OutgoingMessage> sendable(int lane, List<OutgoingMessage> messages);

  /** The broker refuses the message, for the first time or again. */
  void refused(int lane, OutgoingMessage message, String reason);

  /** A message that was set aside has been sent. */
  void sent(OutgoingMessage message);
}
