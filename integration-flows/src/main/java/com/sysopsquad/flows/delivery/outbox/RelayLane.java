package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.BackOff;
import com.sysopsquad.flows.delivery.outage.OutageTracker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.BrokerLink;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One lane: takes rows, sends them, commits the broker and then the database. After a failure in
 * between, the same ids are sent again, and the receiver's inbox recognizes them. A message that
 * the broker refuses while it takes others is set aside.
 */
final class RelayLane implements Worker.Step {

  private enum Result {
    SENT,
    EMPTY,
    LEASED_BY_ANOTHER
  }

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  /** After this many consecutive failures over good connections, messages are sent one by one. */
  private static final int UNTIL_ALONE = 3;

  /**
   * After this many consecutive failures, the single message that is sent is taken as the cause.
   */
  private static final int UNTIL_REFUSED = 6;

  private final int number;
  private final OutboxRows rows;
  private final TransactionOperations transactions;
  private final Broker broker;
  private final Lanes lanes;
  private final DeliverySettings settings;
  private final TimedSending sending;
  private final Refusals refusals;
  private final OutageTracker outages;
  private final BackOff waiting;
  private @Nullable BrokerLink link;
  private int alone;
  private int failures;
  private boolean triedAgain;

  RelayLane(
      int number,
      OutboxRows rows,
      TransactionOperations transactions,
      Broker broker,
      Lanes lanes,
      DeliverySettings settings,
      TimedSending sending,
      Refusals refusals,
      OutageTracker outages) {
    this.number = number;
    this.rows = rows;
    this.transactions = transactions;
    this.broker = broker;
    this.lanes = lanes;
    this.settings = settings;
    this.sending = sending;
    this.refusals = refusals;
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

  /** Ends early if something is added to the lane. */
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
    return transactions.execute(this::sendWithin);
  }

  private Result sendWithin(TransactionStatus status) {
    if (!rows.lease(number)) {
      return Result.LEASED_BY_ANOTHER;
    }
    Optional<OutgoingMessage> due = triedAgain ? Optional.empty() : refusals.due(number);
    boolean looked = triedAgain;
    triedAgain = due.isPresent();
    if (due.isPresent()) {
      sendAlone(due.get());
      return Result.SENT;
    }
    List<OutgoingMessage> taken = rows.take(number, alone > 0 ? 1 : settings.relayBatch());
    if (taken.isEmpty()) {
      adoptStrays();
      return looked ? Result.SENT : Result.EMPTY;
    }
    List<OutgoingMessage> messages = refusals.sendable(number, taken);
    if (alone > 0) {
      alone--;
      messages.forEach(this::sendAlone);
    } else if (!messages.isEmpty()) {
      sendTogether(messages, status);
    }
    return Result.SENT;
  }

  /** If one of them is refused, they are sent again one by one to find out which one it is. */
  private void sendTogether(List<OutgoingMessage> messages, TransactionStatus status) {
    try {
      send(messages);
    } catch (JMSException | RuntimeException failed) {
      if (!isRefusal(failed)) {
        alone = failures < UNTIL_ALONE ? 0 : messages.size();
        throw new BrokerFailed(failed);
      }
      alone = messages.size();
      unlink();
      status.setRollbackOnly();
    }
  }

  /** Sets aside what the broker refuses, and continues with the others. */
  private void sendAlone(OutgoingMessage message) {
    try {
      send(List.of(message));
    } catch (JMSException | RuntimeException failed) {
      if (!isRefusal(failed) && failures < UNTIL_REFUSED) {
        throw new BrokerFailed(failed);
      }
      failures = 0;
      unlink();
      refusals.refused(number, message, sentence(failed));
      return;
    }
    refusals.sent(message);
  }

  private void send(List<OutgoingMessage> messages) throws JMSException {
    BrokerLink current = link();
    try {
      sending.send(current, messages);
    } catch (TimedSending.BrokerBlocked blocked) {
      throw blocked;
    } catch (JMSException | RuntimeException failed) {
      failures++;
      throw failed;
    }
    failures = 0;
  }

  /** Whether the failure concerns a message, and not the broker or the connection to it. */
  private boolean isRefusal(Exception failed) {
    return switch (failed) {
      case JMSException refused -> link != null && broker.refuses(refused);
      case JMSRuntimeException _, IllegalArgumentException _ -> link != null;
      default -> false;
    };
  }

  private static String sentence(Exception failed) {
    return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
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

  /** Makes a failure of the broker visible to the transaction template. */
  private static final class BrokerFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokerFailed(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }
}
