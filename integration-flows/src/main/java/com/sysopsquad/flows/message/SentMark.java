package com.sysopsquad.flows.message;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names messages that its quantum has sent to the queue in which it comes, each of them earlier
 * than the mark itself. Who receives it and does not know one of them has lost it, or the broker
 * has. Other software may acknowledge it and do nothing else.
 *
 * @param quantum who has sent them
 * @param previous the id of the mark before this one, if there is one
 * @param sent ids of messages that were sent since the mark before the previous one: all, or some
 *     of many
 */
@MessageType(
    value = "com.sysopsquad.delivery.sent-mark",
    queue = Queues.DEAD_LETTER,
    onMarked = true)
public record SentMark(@Length(most = 100) String quantum, @Nullable UUID previous, List<UUID> sent)
    implements Contract {

  /** Copies the ids. */
  public SentMark {
    sent = List.copyOf(sent);
  }

  @Override
  public String subject() {
    return quantum;
  }
}
