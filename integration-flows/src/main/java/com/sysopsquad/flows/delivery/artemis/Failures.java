package com.sysopsquad.flows.delivery.artemis;

import jakarta.jms.JMSException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.jms.client.JMSExceptionHelper;

/** Converts exceptions of the core client to those of JMS. */
final class Failures {

  private Failures() {}

  static JMSException of(Exception failed) {
    if (failed instanceof ActiveMQException known) {
      return JMSExceptionHelper.convertFromActiveMQException(known);
    }
    JMSException converted = new JMSException(failed.toString());
    converted.initCause(failed);
    return converted;
  }
}
