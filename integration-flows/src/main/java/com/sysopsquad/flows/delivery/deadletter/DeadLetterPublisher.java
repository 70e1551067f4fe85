package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes dead letters of the messages that one conversation gives up. */
public final class DeadLetterPublisher {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

  private final DeadLetterWriter writer;
  private final Consumer<ReceivedMessage> onGivenUp;
  private final Consumer<List<DeadLettered>> deadLetterQueue;

  /**
   * @param quantum the name of the quantum that gives up
   * @param secrecy what happens to the bodies
   * @param onGivenUp what the conversation does with a message that is given up
   * @param deadLetterQueue where dead letters go, in the current transaction
   */
  public DeadLetterPublisher(
      String quantum,
      Secrecy secrecy,
      Consumer<ReceivedMessage> onGivenUp,
      Consumer<List<DeadLettered>> deadLetterQueue) {
    this.writer = new DeadLetterWriter(quantum, secrecy);
    this.onGivenUp = onGivenUp;
    this.deadLetterQueue = deadLetterQueue;
  }

  /** Publishes in the current transaction, and notifies the conversation if requested. */
  public void publish(List<FailedMessage> failed, boolean tell) {
    if (tell) {
      failed.forEach(each -> onGivenUp.accept(each.message()));
    }
    deadLetterQueue.accept(
        failed.stream().map(each -> writer.write(each.message(), each.failure())).toList());
    log(failed);
  }

  /** Writes one line for each kind of failure, whatever the number of messages. */
  private static void log(List<FailedMessage> failed) {
    Map<String, FailedMessage> kinds = new LinkedHashMap<>();
    failed.forEach(each -> kinds.putIfAbsent(each.fingerprint(), each));
    kinds.forEach(
        (kind, first) ->
            log.error(
                "{} is given up after {} attempts, one of {} such in its batch: {}: {}",
                first.message(),
                first.failure().attempts(),
                failed.stream().filter(each -> each.fingerprint().equals(kind)).count(),
                first.failure().causeClass(),
                Failure.joined(first.failure().text(), first.failure().added())));
  }
}
