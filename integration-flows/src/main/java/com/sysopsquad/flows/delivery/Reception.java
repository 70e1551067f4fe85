package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one conversation wants its queue received.
 *
 * @param broker another user's, or null for the quantum's own
 * @param preparation before and outside of the transaction, or null for none
 * @param confidential whether bodies of given-up messages are destroyed
 * @param independent whether messages of one subject need not wait for each other
 * @param mourner what else happens when a message is given up
 * @param grave where dead letters go, or null for the outbox
 */
record Reception(
    String queue,
    @Nullable Broker broker,
    @Nullable Function<ReceivedMessage, Object> preparation,
    boolean confidential,
    boolean independent,
    Consumer<ReceivedMessage> mourner,
    @Nullable Consumer<List<DeadLettered>> grave) {

  static Reception plain(String queue) {
    return new Reception(queue, null, null, false, false, message -> {}, null);
  }

  Reception with(Broker other) {
    return new Reception(queue, other, preparation, confidential, independent, mourner, grave);
  }

  Reception preparing(Function<ReceivedMessage, Object> step) {
    return new Reception(queue, broker, step, confidential, independent, mourner, grave);
  }

  Reception confidentially() {
    return new Reception(queue, broker, preparation, true, independent, mourner, grave);
  }

  Reception independently() {
    return new Reception(queue, broker, preparation, confidential, true, mourner, grave);
  }

  Reception mourning(Consumer<ReceivedMessage> action) {
    return new Reception(queue, broker, preparation, confidential, independent, action, grave);
  }

  Reception burying(Consumer<List<DeadLettered>> destination) {
    return new Reception(
        queue, broker, preparation, confidential, independent, mourner, destination);
  }
}
