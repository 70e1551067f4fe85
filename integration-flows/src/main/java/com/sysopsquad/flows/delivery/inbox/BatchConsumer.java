package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.Broker;
import com.sysopsquad.flows.delivery.wire.BrokerLink;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches out of a queue: commits the database, then the session. After a failure that is
 * transient, the session is rolled back and the same messages come again.
 */
final class BatchConsumer implements Worker.Step {

  private static final Duration WAIT = Duration.ofMillis(250);

  private final String queue;
  private final int batch;
  private final Broker broker;
  private final MessageParser parser;
  private final BatchProcessor processor;
  private final Clock clock;
  private @Nullable BrokerLink link;
  private @Nullable MessageConsumer consumer;

  BatchConsumer(
      String queue,
      int batch,
      Broker broker,
      MessageParser parser,
      BatchProcessor processor,
      Clock clock) {
    this.queue = queue;
    this.batch = batch;
    this.broker = broker;
    this.parser = parser;
    this.processor = processor;
    this.clock = clock;
  }

  @Override
  public Duration run() throws JMSException {
    BrokerLink current = link;
    MessageConsumer source = consumer;
    if (current == null || source == null) {
      current = BrokerLink.open(broker);
      link = current;
      source = current.consume(queue);
      consumer = source;
    }
    List<Message> messages = current.receive(source, batch, WAIT);
    if (!messages.isEmpty()) {
      processor.process(parsed(messages));
      current.commit();
    }
    return Duration.ZERO;
  }

  private List<ParsedMessage> parsed(List<Message> messages) throws JMSException {
    Instant now = clock.instant();
    List<ParsedMessage> parsed = new ArrayList<>(messages.size());
    for (Message message : messages) {
      parsed.add(parser.parse(message, queue, now));
    }
    return parsed;
  }

  /** Gives the messages back, in their order. */
  @Override
  public void failed() {
    BrokerLink current = link;
    try {
      if (current != null) {
        current.rollback();
      }
    } catch (JMSException | RuntimeException lost) {
      unlink();
    }
  }

  @Override
  public void ended() {
    unlink();
  }

  private void unlink() {
    BrokerLink current = link;
    link = null;
    consumer = null;
    if (current != null) {
      current.close();
    }
  }
}
