package com.sysopsquad.flows.delivery.inbox.work;

import com.sysopsquad.flows.delivery.deadletter.DeadLetterPublisher;
import com.sysopsquad.flows.delivery.deadletter.FailedMessage;
import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.Body;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueLink;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes one message at a time from a queue of work, within one transaction of the broker: if this
 * process dies, the message is returned. What is no work is set aside as a dead letter.
 */
public final class WorkConsumer implements Worker.Step {

  private static final Duration WAIT = Duration.ofMillis(250);

  private final Intake intake;
  private final QueueLink link;
  private final WorkReceiver receiver;
  private final DeadLetterPublisher publisher;
  private final TransactionOperations transactions;
  private final Clock clock;

  public WorkConsumer(
      Intake intake,
      Broker broker,
      WorkReceiver receiver,
      DeadLetterPublisher publisher,
      TransactionOperations transactions,
      Clock clock) {
    this.intake = intake;
    this.link = new QueueLink(broker, intake);
    this.receiver = receiver;
    this.publisher = publisher;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Duration run() throws JMSException {
    List<ArrivedMessage> arrived = link.receive(1, WAIT);
    if (!arrived.isEmpty()) {
      process(arrived.getFirst());
      link.commit();
    }
    return Duration.ZERO;
  }

  private void process(ArrivedMessage arrived) throws JMSException {
    Instant now = clock.instant();
    ReceivedMessage message = WireFormat.read(arrived, intake.queue(), now).message();
    String defect = defect(arrived.body());
    if (defect != null) {
      setAside(message, defect, now);
      return;
    }
    try {
      receiver.receive(message, arrived.head().getJMSRedelivered());
    } catch (InvalidMessages invalid) {
      setAside(message, String.join(" ", invalid.defects().values()), now);
    }
  }

  private static @Nullable String defect(Body body) {
    return switch (body) {
      case Body.Text _ -> null;
      case Body.Bytes bytes -> bytes.defect();
      case Body.Beginning beginning -> beginning.defect();
      case Body.None none -> "The body is not text (%s).".formatted(none.kind());
    };
  }

  private void setAside(ReceivedMessage message, String defect, Instant now) {
    transactions.executeWithoutResult(
        _ ->
            publisher.publish(List.of(new FailedMessage(message, Failure.of(defect, now))), false));
  }

  @Override
  public void failed() {
    link.rollback();
  }

  @Override
  public void ended() {
    link.close();
  }
}
