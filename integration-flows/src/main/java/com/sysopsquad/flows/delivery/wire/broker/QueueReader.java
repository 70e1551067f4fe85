package com.sysopsquad.flows.delivery.wire.broker;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Receives from one queue, within the session for which it was created. */
public interface QueueReader {

  /**
   * The next message; null if none arrives in that time or, without a time, if the batch should
   * end. A problem with one message is described in its body; an exception is about the connection,
   * or the message is tried again.
   */
  @Nullable ArrivedMessage receive(Duration wait) throws JMSException;
}
