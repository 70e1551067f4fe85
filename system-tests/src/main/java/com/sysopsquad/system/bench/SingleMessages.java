package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.system.messages.TestMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/** One durable JMS message per transaction, both ways. */
final class SingleMessages implements AutoCloseable {

  private final Connection sending;
  private final Connection receiving;
  private final Session session;
  private final MessageProducer producer;
  private final LongConsumer arrived;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile long expected = Long.MAX_VALUE;
  private volatile boolean closed;

  SingleMessages(Broker from, Broker to, LongConsumer arrived) throws JMSException {
    this.arrived = arrived;
    this.sending = from.connect();
    this.receiving = to.connect();
    this.session = sending.createSession(true, Session.SESSION_TRANSACTED);
    this.producer = session.createProducer(session.createQueue(Queues.INVOICE));
    Thread.ofPlatform().name("single-messages").start(this::receive);
  }

  synchronized void send(long number) {
    try {
      producer.send(RawJms.message(session, TestMessage.number(number)));
      session.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns when this many were received. */
  void await(long messages) throws InterruptedException {
    expected = messages;
    done.await();
  }

  private void receive() {
    long count = 0;
    try (Session source = receiving.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageConsumer consumer = source.createConsumer(source.createQueue(Queues.INVOICE));
      receiving.start();
      while (!closed && count < expected) {
        Message message = consumer.receive(100);
        if (message != null) {
          source.commit();
          arrived.accept(message.getLongProperty("number"));
          count++;
        }
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    } finally {
      done.countDown();
    }
  }

  @Override
  public void close() throws JMSException {
    closed = true;
    sending.close();
    receiving.close();
  }
}
