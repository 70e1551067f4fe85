package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.JMSException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Receives from one queue, within the session for which it was made. */
public interface QueueReader {

  /**
   * The next message, or null if none comes in that time, or, without a time, if the batch should
   * end. What is wrong with one message stands in its body; what is thrown is about the connection,
   * or is tried again.
   */
  @Nullable ArrivedMessage receive(Duration wait) throws JMSException;
}
