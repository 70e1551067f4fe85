package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.RefusalDecided;
import com.sysopsquad.flows.message.RefusalDecision;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What people decide about messages that the broker refuses. They lie in the quantum that sends
 * them, which does it and tells what comes of it.
 */
public final class RefusalDecisions {

  private final DeadLetters deadLetters;
  private final Outbox outbox;
  private final TransactionOperations transactions;

  RefusalDecisions(DeadLetters deadLetters, Outbox outbox, TransactionOperations transactions) {
    this.deadLetters = deadLetters;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /** Has the message tried now. */
  public void retry(long id, Decision decision) {
    tell(id, RefusalDecision.RETRY, decision);
  }

  /** Has the message given up: it becomes dead, and those behind it are sent. */
  public void giveUp(long id, Decision decision) {
    if (decision.reason() == null || decision.reason().isBlank()) {
      throw new DeadLetterRefused("Enter a reason why dead letter %d is given up.".formatted(id));
    }
    if (Queues.CONFIDENTIAL.contains(deadLetters.get(id).queue())) {
      throw new DeadLetterRefused(
          "Dead letter %d is a card or an e-mail. Given up, it would be lost, so it is tried on."
              .formatted(id));
    }
    tell(id, RefusalDecision.GIVE_UP, decision);
  }

  private void tell(long id, RefusalDecision what, Decision decision) {
    transactions.executeWithoutResult(
        status -> {
          DeadLetter deadLetter = deadLetters.get(id);
          if (!deadLetter.refused()) {
            throw new DeadLetterRefused(
                "Dead letter %d does not wait for a broker that refuses it.".formatted(id));
          }
          if (decision.revision() != null && decision.revision() != deadLetter.revision()) {
            throw new DeadLetterRefused(
                "Dead letter %d has changed since you opened it. Check it again.".formatted(id));
          }
          String queue =
              Queues.commands(deadLetter.quantum())
                  .orElseThrow(
                      () ->
                          new DeadLetterRefused(
                              "There is no queue for decisions to the quantum %s."
                                  .formatted(deadLetter.quantum())));
          outbox.send(
              List.of(
                  new RefusalDecided(
                      deadLetter.messageId(),
                      deadLetter.queue(),
                      what,
                      decision.actor(),
                      decision.reason())),
              queue);
        });
  }
}
