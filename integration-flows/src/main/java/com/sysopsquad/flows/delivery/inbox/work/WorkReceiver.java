package com.sysopsquad.flows.delivery.inbox.work;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;

/** Does what a message of a queue of work asks for. */
@FunctionalInterface
public interface WorkReceiver {

  /**
   * Does it, however long that takes. After any other exception, the message returns to the queue.
   *
   * @param message its body is text
   * @param redelivered whether somebody may have begun it before
   * @throws InvalidMessages if nobody can ever do it; then it becomes a dead letter with this cause
   */
  void receive(ReceivedMessage message, boolean redelivered);
}
