package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.util.List;
import java.util.Optional;

/** What happens to a replay that the broker refuses: a person decides on it again. */
public interface RefusedReplays extends Refusals {

  /** The broker refuses the replay; called in the current transaction. */
  void refused(OutgoingMessage message, String reason);

  @Override
  default Optional<OutgoingMessage> due(int lane) {
    return Optional.empty();
  }

  @Override
  default List<OutgoingMessage> sendable(int lane, List<OutgoingMessage> messages) {
    return messages;
  }

  @Override
  default void refused(int lane, OutgoingMessage message, String reason) {
    refused(message, reason);
  }

  @Override
  default void sent(OutgoingMessage message) {}
}
