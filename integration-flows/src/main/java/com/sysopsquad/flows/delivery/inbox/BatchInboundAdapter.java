package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.inbox.retry.InboxSettings;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.telemetry.QueueEndpoint;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.support.GenericMessage;

/**
 * Inbound channel adapter of every conversation: passes each message of a queue to the flow once,
 * in batches. The flow gets a list of {@link ReceivedMessage}s, or of the results of their
 * preparation, within the transaction that marks them as received. An exception that the flow
 * throws decides what happens to them.
 */
public final class BatchInboundAdapter extends MessageProducerSupport implements QueueEndpoint {

  private final BatchConsumers factory;
  private final MessageParser parser;
  private InboxSettings settings;
  private List<Worker> workers = List.of();

  BatchInboundAdapter(BatchConsumers factory, MessageParser parser, InboxSettings settings) {
    this.factory = factory;
    this.parser = parser;
    this.settings = settings;
  }

  /**
   * Prepares each new message before and outside of the transaction, several at once; the flow gets
   * the results in the order of the messages.
   */
  public BatchInboundAdapter preparing(Function<ReceivedMessage, Object> preparation) {
    settings = settings.preparing(preparation);
    return this;
  }

  /**
   * Destroys the bodies of messages that are given up instead of keeping them masked. Gives
   * messages up at the first failure, since a message that waits for a retry is kept with its body.
   */
  public BatchInboundAdapter confidentially() {
    settings = settings.confidentially();
    return this;
  }

  /**
   * Says that messages of one subject do not depend on each other: while one waits for its retry,
   * later ones are applied.
   */
  public BatchInboundAdapter independently() {
    settings = settings.independently();
    return this;
  }

  /** What else happens, in the same transaction, when a message is given up. */
  public BatchInboundAdapter whenGivenUp(Consumer<ReceivedMessage> action) {
    settings = settings.onGivenUp(action);
    return this;
  }

  /** Where dead letters go instead of the outbox, in the current transaction. */
  public BatchInboundAdapter withDeadLetterQueue(Consumer<List<DeadLettered>> destination) {
    settings = settings.withDeadLetterQueue(destination);
    return this;
  }

  /** Receives as another user of the broker. */
  public BatchInboundAdapter through(Broker broker) {
    settings = settings.with(broker);
    return this;
  }

  @Override
  public String getComponentType() {
    return "inbox:message-driven-channel-adapter";
  }

  @Override
  public String queue() {
    return settings.queue();
  }

  @Override
  protected void doStart() {
    workers =
        factory.create(settings, parser, payloads -> sendMessage(new GenericMessage<>(payloads)));
    workers.forEach(Worker::start);
  }

  @Override
  protected void doStop() {
    workers.forEach(Worker::close);
    Worker.join(workers);
    workers = List.of();
  }
}
