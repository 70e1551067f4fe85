package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of messages that the broker refuses while it takes others. All of it happens in the
 * transaction of the relay, which has the lane to itself.
 */
public interface Refusals {

  /** A message of the lane that was set aside and is to be tried now. */
  Optional<OutgoingMessage> due(int lane);

  /** Those of the messages that may be sent; the others wait behind an earlier one of theirs. */
  List<OutgoingMessage> sendable(int lane, List<OutgoingMessage> messages);

  /** The broker refuses the message, whether for the first time or again. */
  void refused(int lane, OutgoingMessage message, String reason);

  /** A message that was set aside is sent. */
  void sent(OutgoingMessage message);
}
