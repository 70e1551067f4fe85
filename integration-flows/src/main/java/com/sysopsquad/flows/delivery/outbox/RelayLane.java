package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.BackOff;
import com.sysopsquad.flows.delivery.outage.OutageTracker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.Broker;
import com.sysopsquad.flows.delivery.wire.BrokerLink;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One lane: takes rows, sends them, commits the broker and then the database. Whatever fails in
 * between sends the same ids again, which the receiver's inbox knows.
 */
final class RelayLane implements Worker.Step {

  private enum Result {
    SENT,
    EMPTY,
    LEASED_BY_ANOTHER
  }

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  private final int number;
  private final OutboxRows rows;
  private final TransactionOperations transactions;
  private final Broker broker;
  private final Lanes lanes;
  private final DeliverySettings settings;
  private final String source;
  private final OutageTracker outages;
  private final BackOff waiting;
  private @Nullable BrokerLink link;

  RelayLane(
      int number,
      OutboxRows rows,
      TransactionOperations transactions,
      Broker broker,
      Lanes lanes,
      DeliverySettings settings,
      String source,
      OutageTracker outages) {
    this.number = number;
    this.rows = rows;
    this.transactions = transactions;
    this.broker = broker;
    this.lanes = lanes;
    this.settings = settings;
    this.source = source;
    this.outages = outages;
    this.waiting = new BackOff(SHORTEST_PAUSE, settings.idlePoll());
  }

  /** A new worker for this lane. */
  Worker worker() {
    return new Worker("relay-" + number, this, outages, settings.longestBackOff());
  }

  @Override
  public Duration run() {
    Result result = sendNext();
    if (result == Result.LEASED_BY_ANOTHER) {
      return waiting.next();
    }
    waiting.reset();
    return result == Result.SENT ? Duration.ZERO : settings.idlePoll();
  }

  /** Ends early when something comes into the lane. */
  @Override
  public void pause(Duration longest, CountDownLatch closed) throws InterruptedException {
    lanes.await(number, longest);
  }

  @Override
  public void failed() {
    unlink();
  }

  @Override
  public void ended() {
    unlink();
  }

  private Result sendNext() {
    return transactions.execute(status -> sendWithin());
  }

  private Result sendWithin() {
    if (!rows.lease(number)) {
      return Result.LEASED_BY_ANOTHER;
    }
    List<OutgoingMessage> messages = rows.take(number, settings.relayBatch());
    if (messages.isEmpty()) {
      adoptStrays();
      return Result.EMPTY;
    }
    try {
      BrokerLink current = link();
      for (OutgoingMessage message : messages) {
        current.send(message, source);
      }
      current.commit();
    } catch (JMSException failed) {
      throw new BrokerFailed(failed);
    }
    return Result.SENT;
  }

  private void adoptStrays() {
    if (number == 0 && rows.adopt(lanes.count()) > 0) {
      lanes.wakeAll();
    }
  }

  private BrokerLink link() throws JMSException {
    BrokerLink current = link;
    if (current == null) {
      current = BrokerLink.open(broker);
      link = current;
    }
    return current;
  }

  private void unlink() {
    BrokerLink current = link;
    link = null;
    if (current != null) {
      current.close();
    }
  }

  /** Lets the transaction template see a failure of the broker. */
  private static final class BrokerFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokerFailed(JMSException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
