package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueLink;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes batches from a queue: commits the database, then the session. After a transient failure,
 * the session is rolled back and the same messages are delivered again.
 */
final class BatchConsumer implements Worker.Step {

  private static final Duration WAIT = Duration.ofMillis(250);

  /** The pause before a queue that another process receives from is tried again. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Intake intake;
  private final int batch;
  private final QueueLink link;
  private final MessageParser parser;
  private final BatchProcessor processor;
  private final BooleanSupplier paused;
  private final Clock clock;

  /**
   * @param paused whether nothing may be received now
   */
  BatchConsumer(
      Intake intake,
      int batch,
      Broker broker,
      MessageParser parser,
      BatchProcessor processor,
      BooleanSupplier paused,
      Clock clock) {
    this.intake = intake;
    this.batch = batch;
    this.link = new QueueLink(broker, intake);
    this.parser = parser;
    this.processor = processor;
    this.paused = paused;
    this.clock = clock;
  }

  @Override
  public Duration run() throws JMSException {
    if (paused.getAsBoolean()) {
      link.close();
      return TURN;
    }
    if (link.isTaken()) {
      return TURN;
    }
    List<ArrivedMessage> messages = link.receive(batch, WAIT);
    if (!messages.isEmpty()) {
      processor.process(parsed(messages));
      link.commit();
    }
    return Duration.ZERO;
  }

  private List<ParsedMessage> parsed(List<ArrivedMessage> messages) throws JMSException {
    Instant now = clock.instant();
    List<ParsedMessage> parsed = new ArrayList<>(messages.size());
    for (ArrivedMessage message : messages) {
      parsed.add(parser.parse(message, intake.queue(), now));
    }
    return parsed;
  }

  /** Returns the messages to the queue, in their order. */
  @Override
  public void failed() {
    link.rollback();
  }

  @Override
  public void ended() {
    link.close();
  }
}
