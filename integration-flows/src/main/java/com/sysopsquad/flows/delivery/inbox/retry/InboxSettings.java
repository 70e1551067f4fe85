package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.delivery.deadletter.Secrecy;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * How one conversation receives from its queue.
 *
 * @param longestBody maximum number of bytes of a body, as UTF-8
 * @param undelivered whether it receives what the broker itself gave up
 * @param storable what is stored of a message that waits or whose body is withheld
 * @param broker the broker for another user, or null for the quantum's own user
 * @param preparation runs before and outside of the transaction; null for none
 * @param confidential whether bodies of given-up messages are destroyed
 * @param independent whether messages of one subject do not have to wait for each other
 * @param onGivenUp what else happens when a message is given up
 * @param deadLetterQueue where dead letters go, or null for the outbox
 */
public record InboxSettings(
    String queue,
    DataSize longestBody,
    boolean undelivered,
    UnaryOperator<ReceivedMessage> storable,
    @Nullable Broker broker,
    @Nullable Function<ReceivedMessage, Object> preparation,
    boolean confidential,
    boolean independent,
    Consumer<ReceivedMessage> onGivenUp,
    @Nullable Consumer<List<DeadLettered>> deadLetterQueue) {

  public static InboxSettings of(String queue, DataSize longestBody, boolean undelivered) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        message -> message,
        null,
        null,
        false,
        false,
        message -> {},
        null);
  }

  /** Confidential messages are never kept whole, unless they may come from any queue. */
  public Intake intake(DataSize longestHeld) {
    return new Intake(
        queue, longestBody.toBytes(), longestHeld.toBytes(), undelivered || secrecy().shows());
  }

  public Secrecy secrecy() {
    if (confidential) {
      return Secrecy.DESTROYED;
    }
    if (Queues.CONFIDENTIAL.contains(queue)) {
      return Secrecy.WITHHELD;
    }
    return deadLetterQueue == null ? Secrecy.OPEN : Secrecy.MASKED;
  }

  public InboxSettings with(Broker other) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        other,
        preparation,
        confidential,
        independent,
        onGivenUp,
        deadLetterQueue);
  }

  public InboxSettings preparing(Function<ReceivedMessage, Object> step) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        broker,
        step,
        confidential,
        independent,
        onGivenUp,
        deadLetterQueue);
  }

  public InboxSettings confidentially() {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        broker,
        preparation,
        true,
        independent,
        onGivenUp,
        deadLetterQueue);
  }

  public InboxSettings independently() {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        broker,
        preparation,
        confidential,
        true,
        onGivenUp,
        deadLetterQueue);
  }

  public InboxSettings onGivenUp(Consumer<ReceivedMessage> action) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        broker,
        preparation,
        confidential,
        independent,
        action,
        deadLetterQueue);
  }

  public InboxSettings withDeadLetterQueue(Consumer<List<DeadLettered>> destination) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        storable,
        broker,
        preparation,
        confidential,
        independent,
        onGivenUp,
        destination);
  }

  public InboxSettings storing(UnaryOperator<ReceivedMessage> masking) {
    return new InboxSettings(
        queue,
        longestBody,
        undelivered,
        masking,
        broker,
        preparation,
        confidential,
        independent,
        onGivenUp,
        deadLetterQueue);
  }
}
