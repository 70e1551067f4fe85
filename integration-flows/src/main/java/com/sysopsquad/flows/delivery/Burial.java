package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.DeadLettered;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up a message: tells its conversation, and lays it among the dead letters. */
final class Burial {

  private static final Logger log = LoggerFactory.getLogger(Burial.class);

  private final Letters letters;
  private final Consumer<ReceivedMessage> mourner;
  private final Consumer<DeadLettered> grave;

  /**
   * @param mourner what the conversation does about a message that is given up
   * @param grave where dead letters go, in the present transaction
   */
  Burial(Letters letters, Consumer<ReceivedMessage> mourner, Consumer<DeadLettered> grave) {
    this.letters = letters;
    this.mourner = mourner;
    this.grave = grave;
  }

  /** Buries in the present transaction, with or without telling the conversation. */
  void bury(ReceivedMessage message, Failure failure, boolean tell) {
    if (tell) {
      mourner.accept(message);
    }
    grave.accept(letters.write(message, failure));
    log.error(
        "{} is given up after {} attempts: {}: {}",
        message,
        failure.attempts(),
        failure.causeClass(),
        failure.text());
  }
}
