package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.system.messages.TestMessage;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same messages with durable JMS only: no database, no guarantee beyond the broker's. */
final class RawJms {

  private static final int LONGEST_WAIT_MILLIS = 60_000;

  private final Broker sender;
  private final Broker receiver;

  RawJms(Broker sender, Broker receiver) {
    this.sender = sender;
    this.receiver = receiver;
  }

  /** One sender and one receiver in parallel, in transactions of this many messages. */
  Duration transfer(int messages, int batch) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<?> sending = threads.submit(task(() -> send(messages, batch)));
      Future<?> receiving = threads.submit(task(() -> receive(messages, batch)));
      sending.get();
      receiving.get();
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void send(int messages, int batch) throws JMSException {
    try (Connection connection = sender.connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue(Queues.INVOICE));
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      for (int number = 1; number <= messages; number++) {
        producer.send(message(session, TestMessage.number(number)));
        if (number % batch == 0 || number == messages) {
          session.commit();
        }
      }
    }
  }

  private void receive(int messages, int batch) throws JMSException {
    try (Connection connection = receiver.connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageConsumer consumer = session.createConsumer(session.createQueue(Queues.INVOICE));
      connection.start();
      for (int number = 1; number <= messages; number++) {
        Message message = consumer.receive(LONGEST_WAIT_MILLIS);
        if (message == null || message instanceof BytesMessage) {
          throw new IllegalStateException("Message %d did not arrive".formatted(number));
        }
        if (number % batch == 0 || number == messages) {
          session.commit();
        }
      }
    }
  }

  static TextMessage message(Session session, TestMessage content) throws JMSException {
    TextMessage message = session.createTextMessage(content.text());
    message.setStringProperty("JMSXGroupID", content.subject());
    message.setLongProperty("number", content.number());
    return message;
  }

  private static Callable<Object> task(JmsTask task) {
    return () -> {
      task.run();
      return task;
    };
  }

  /** What may fail with JMS exceptions. */
  private interface JmsTask {
    void run() throws JMSException;
  }
}
