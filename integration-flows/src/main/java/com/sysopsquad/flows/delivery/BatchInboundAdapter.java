package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.integration.endpoint.MessageProducerSupport;
import org.springframework.messaging.support.GenericMessage;

/**
 * Inbound channel adapter of every conversation: brings each message of a queue into the flow once,
 * in batches. The flow gets a list of {@link ReceivedMessage}s, or of what they were prepared to,
 * within the transaction that marks them as received; what it throws decides what becomes of them.
 */
public final class BatchInboundAdapter extends MessageProducerSupport {

  private final BatchConsumers factory;
  private final MessageReading reading;
  private Reception reception;
  private List<Receiver> receivers = List.of();
  private List<Thread> threads = List.of();

  BatchInboundAdapter(BatchConsumers factory, MessageReading reading, Reception reception) {
    this.factory = factory;
    this.reading = reading;
    this.reception = reception;
  }

  /**
   * Makes something of each new message before and outside of the transaction, several at once; the
   * results, in the messages' order, are what the flow gets.
   */
  public BatchInboundAdapter preparing(Function<ReceivedMessage, Object> preparation) {
    reception = reception.preparing(preparation);
    return this;
  }

  /**
   * Destroys the bodies of messages that are given up, instead of keeping them masked; and gives up
   * at once, since a message that waits for a retry is kept with its body.
   */
  public BatchInboundAdapter confidentially() {
    reception = reception.confidentially();
    return this;
  }

  /**
   * Says that the messages of one subject do not depend on each other: while one waits for its
   * retry, the later ones are applied.
   */
  public BatchInboundAdapter independently() {
    reception = reception.independently();
    return this;
  }

  /** What else happens, in the same transaction, when a message is given up. */
  public BatchInboundAdapter whenGivenUp(Consumer<ReceivedMessage> action) {
    reception = reception.onGivenUp(action);
    return this;
  }

  /** Where dead letters go, in the present transaction, instead of the outbox. */
  public BatchInboundAdapter withDeadLetterQueue(Consumer<List<DeadLettered>> destination) {
    reception = reception.withDeadLetterQueue(destination);
    return this;
  }

  /** Receives as another user of the broker. */
  public BatchInboundAdapter through(Broker broker) {
    reception = reception.with(broker);
    return this;
  }

  @Override
  public String getComponentType() {
    return "inbox:message-driven-channel-adapter";
  }

  @Override
  protected void doStart() {
    receivers =
        factory.create(reception, reading, payloads -> sendMessage(new GenericMessage<>(payloads)));
    List<Thread> started = new ArrayList<>();
    for (Receiver receiver : receivers) {
      String name = reception.queue() + "-" + started.size();
      started.add(Thread.ofPlatform().name(name).start(receiver));
    }
    threads = started;
  }

  @Override
  protected void doStop() {
    receivers.forEach(Receiver::close);
    Joining.all(threads);
    receivers = List.of();
    threads = List.of();
  }
}
