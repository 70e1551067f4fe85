package com.sysopsquad.flows.delivery.wire.broker;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Receives from one queue over a connection of its own, for one thread. The connection is made when
 * it is needed, and made again after it was lost.
 */
public final class QueueLink {

  private final Broker broker;
  private final Intake intake;
  private @Nullable Connected connected;

  /** Connects to nothing yet. */
  public QueueLink(Broker broker, Intake intake) {
    this.broker = broker;
    this.intake = intake;
  }

  /**
   * The next messages, as {@link BrokerLink#receive} gives them. Connects first, if that is
   * necessary.
   */
  public List<ArrivedMessage> receive(int atMost, Duration wait) throws JMSException {
    Connected current = connected();
    return current.link().receive(current.reader(), atMost, wait);
  }

  /** Whether another process receives from a queue that only one may receive from. */
  public boolean isTaken() throws JMSException {
    try {
      Connected _ = connected();
      return false;
    } catch (JMSException failed) {
      if (broker.isTaken(failed)) {
        return true;
      }
      throw failed;
    }
  }

  /** Commits what was received since the last commit. */
  public void commit() throws JMSException {
    Objects.requireNonNull(connected, "Nothing was received.").link().commit();
  }

  /** Returns what was received to the queue, in its order. */
  public void rollback() {
    Connected current = connected;
    try {
      if (current != null) {
        current.link().rollback();
      }
    } catch (JMSException | RuntimeException lost) {
      close();
    }
  }

  /** Gives up the connection; what is not committed returns to the queue. */
  public void close() {
    Connected current = connected;
    connected = null;
    if (current != null) {
      current.link().close();
    }
  }

  private Connected connected() throws JMSException {
    Connected current = connected;
    if (current == null) {
      BrokerLink link = BrokerLink.open(broker);
      try {
        current = new Connected(link, link.read(intake));
      } catch (JMSException | RuntimeException failed) {
        link.close();
        throw failed;
      }
      connected = current;
    }
    return current;
  }

  private record Connected(BrokerLink link, QueueReader reader) {}
}
