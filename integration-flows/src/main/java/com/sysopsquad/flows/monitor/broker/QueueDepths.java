package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import jakarta.jms.JMSException;
import java.util.List;

/** How full the queues are, according to the broker. */
public final class QueueDepths {

  private final Broker broker;

  QueueDepths(Broker broker) {
    this.broker = broker;
  }

  /**
   * All queues by name, queried now.
   *
   * @throws BrokerUnreachable if the broker does not answer
   */
  public List<QueueDepth> now() {
    try {
      return broker.depths();
    } catch (JMSException e) {
      throw new BrokerUnreachable(e);
    }
  }

  /** The broker does not answer. */
  public static final class BrokerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokerUnreachable(JMSException cause) {
      super("The broker is not responding: " + cause.getMessage(), cause);
    }
  }
}
