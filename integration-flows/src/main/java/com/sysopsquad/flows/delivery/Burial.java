package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up messages: tells their conversation, and lays them among the dead letters. */
final class Burial {

  private static final Logger log = LoggerFactory.getLogger(Burial.class);

  /** A message, and why it is given up. */
  record Dead(ReceivedMessage message, Failure failure) {}

  private final Letters letters;
  private final Consumer<ReceivedMessage> mourner;
  private final Consumer<List<DeadLettered>> grave;

  /**
   * @param mourner what the conversation does about a message that is given up
   * @param grave where dead letters go, in the present transaction
   */
  Burial(Letters letters, Consumer<ReceivedMessage> mourner, Consumer<List<DeadLettered>> grave) {
    this.letters = letters;
    this.mourner = mourner;
    this.grave = grave;
  }

  /** Buries in the present transaction, with or without telling the conversation. */
  void bury(List<Dead> dead, boolean tell) {
    if (tell) {
      dead.forEach(each -> mourner.accept(each.message()));
    }
    grave.accept(dead.stream().map(each -> letters.write(each.message(), each.failure())).toList());
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
    return Letters.fingerprint(dead.message(), dead.failure());
  }
}
