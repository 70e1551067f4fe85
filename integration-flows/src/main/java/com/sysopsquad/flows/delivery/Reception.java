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
 * @param onGivenUp what else happens when a message is given up
 * @param deadLetterQueue where dead letters go, or null for the outbox
 */
record Reception(
    String queue,
    @Nullable Broker broker,
    @Nullable Function<ReceivedMessage, Object> preparation,
    boolean confidential,
    boolean independent,
    Consumer<ReceivedMessage> onGivenUp,
    @Nullable Consumer<List<DeadLettered>> deadLetterQueue) {

  static Reception plain(String queue) {
    return new Reception(queue, null, null, false, false, message -> {}, null);
  }

  Reception with(Broker other) {
    return new Reception(
        queue, other, preparation, confidential, independent, onGivenUp, deadLetterQueue);
  }

  Reception preparing(Function<ReceivedMessage, Object> step) {
    return new Reception(
        queue, broker, step, confidential, independent, onGivenUp, deadLetterQueue);
  }

  Reception confidentially() {
    return new Reception(queue, broker, preparation, true, independent, onGivenUp, deadLetterQueue);
  }

  Reception independently() {
    return new Reception(
        queue, broker, preparation, confidential, true, onGivenUp, deadLetterQueue);
  }

  Reception onGivenUp(Consumer<ReceivedMessage> action) {
    return new Reception(
        queue, broker, preparation, confidential, independent, action, deadLetterQueue);
  }

  Reception withDeadLetterQueue(Consumer<List<DeadLettered>> destination) {
    return new Reception(
        queue, broker, preparation, confidential, independent, onGivenUp, destination);
  }
}
