package com.sysopsquad.flows.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches out of a queue: commits the database, then the session. After a failure that
 * passes, the session is rolled back and the same messages come again.
 */
final class BatchConsumer implements Receiver {

  private static final Duration WAIT = Duration.ofMillis(250);

  private final String queue;
  private final int batch;
  private final Broker broker;
  private final MessageReading reading;
  private final BatchProcessor processor;
  private final Outages outages;
  private final BackOff backOff;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable BrokerLink link;
  private @Nullable MessageConsumer consumer;

  BatchConsumer(
      String queue,
      int batch,
      Broker broker,
      MessageReading reading,
      BatchProcessor processor,
      Outages outages,
      BackOff backOff,
      Clock clock) {
    this.queue = queue;
    this.batch = batch;
    this.broker = broker;
    this.reading = reading;
    this.processor = processor;
    this.outages = outages;
    this.backOff = backOff;
    this.clock = clock;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public void run() {
    try {
      while (closed.getCount() > 0) {
        step();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      unlink();
    }
  }

  private void step() throws InterruptedException {
    try {
      receive();
      outages.ends(this);
      backOff.reset();
    } catch (Exception | Error failed) {
      outages.begins(this, failed);
      giveBack();
      closed.await(backOff.next().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void receive() throws JMSException {
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
      processor.process(arrivals(messages));
      current.commit();
    }
  }

  private List<Arrival> arrivals(List<Message> messages) throws JMSException {
    Instant now = clock.instant();
    List<Arrival> arrivals = new ArrayList<>(messages.size());
    for (Message message : messages) {
      arrivals.add(reading.read(message, queue, now));
    }
    return arrivals;
  }

  private void giveBack() {
    BrokerLink current = link;
    try {
      if (current != null) {
        current.rollback();
      }
    } catch (JMSException | RuntimeException lost) {
      unlink();
    }
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
