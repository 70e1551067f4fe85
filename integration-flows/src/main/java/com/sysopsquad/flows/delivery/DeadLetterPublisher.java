package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up messages: tells their conversation, and lays them among the dead letters. */
final class DeadLetterPublisher {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

  /** A message, and why it is given up. */
  record Dead(ReceivedMessage message, Failure failure) {}

  private final DeadLetterWriter deadLetters;
  private final Consumer<ReceivedMessage> onGivenUp;
  private final Consumer<List<DeadLettered>> deadLetterQueue;

  /**
   * @param onGivenUp what the conversation does about a message that is given up
   * @param deadLetterQueue where dead letters go, in the present transaction
   */
  DeadLetterPublisher(
      DeadLetterWriter deadLetters,
      Consumer<ReceivedMessage> onGivenUp,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    this.deadLetters = deadLetters;
    this.onGivenUp = onGivenUp;
    this.deadLetterQueue = deadLetterQueue;
  }

  /** Buries in the present transaction, with or without telling the conversation. */
  void publish(List<Dead> dead, boolean tell) {
    if (tell) {
      dead.forEach(each -> onGivenUp.accept(each.message()));
    }
    deadLetterQueue.accept(
        dead.stream().map(each -> deadLetters.write(each.message(), each.failure())).toList());
    log(dead);
  }

  /** A line for each kind of failure, whatever the number of messages. */
  private static void log(List<Dead> dead) {
    Map<String, Dead> kinds = new LinkedHashMap<>();
    dead.forEach(each -> kinds.putIfAbsent(kind(each), each));
    kinds.forEach(
        (kind, first) ->
            log.error(
                "{} is given up after {} attempts, one of {} such in its batch: {}: {}",
                first.message(),
                first.failure().attempts(),
                dead.stream().filter(each -> kind(each).equals(kind)).count(),
                first.failure().causeClass(),
                first.failure().text()));
  }

  private static String kind(Dead dead) {
    return DeadLetterWriter.fingerprint(dead.message(), dead.failure());
  }
}
