package com.sysopsquad.flows.delivery;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One lane: takes rows, sends them, commits the broker and then the database. Whatever fails in
 * between sends the same ids again, which the receiver's inbox knows.
 */
final class RelayLane implements Runnable {

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
  private final Outages outages;
  private volatile CountDownLatch closed = new CountDownLatch(0);
  private @Nullable BrokerLink link;

  RelayLane(
      int number,
      OutboxRows rows,
      TransactionOperations transactions,
      Broker broker,
      Lanes lanes,
      DeliverySettings settings,
      String source,
      Outages outages) {
    this.number = number;
    this.rows = rows;
    this.transactions = transactions;
    this.broker = broker;
    this.lanes = lanes;
    this.settings = settings;
    this.source = source;
    this.outages = outages;
  }

  int number() {
    return number;
  }

  void open() {
    closed = new CountDownLatch(1);
  }

  void close() {
    closed.countDown();
  }

  @Override
  public void run() {
    BackOff waiting = new BackOff(SHORTEST_PAUSE, settings.idlePoll());
    BackOff failing = new BackOff(Duration.ofMillis(100), settings.longestBackOff());
    try {
      while (closed.getCount() > 0) {
        step(waiting, failing);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      unlink();
    }
  }

  private void step(BackOff waiting, BackOff failing) throws InterruptedException {
    try {
      Result result = sendNext();
      outages.ends(this);
      failing.reset();
      switch (result) {
        case SENT -> waiting.reset();
        case EMPTY -> {
          waiting.reset();
          lanes.await(number, settings.idlePoll());
        }
        case LEASED_BY_ANOTHER -> lanes.await(number, waiting.next());
      }
    } catch (Exception | Error failed) {
      unlink();
      outages.begins(this, failed);
      Duration pause = failing.next();
      if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
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
