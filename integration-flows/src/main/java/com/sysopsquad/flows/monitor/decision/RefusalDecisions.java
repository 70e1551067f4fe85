package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.RefusalDecided;
import com.sysopsquad.flows.message.command.RefusalDecision;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * People's decisions about messages that the broker refuses. The messages are in the quantum that
 * sends them, which carries out the decision and reports the result.
 */
public final class RefusalDecisions {

  private final DeadLetters deadLetters;
  private final Outbox outbox;
  private final TransactionOperations transactions;

  public RefusalDecisions(
      DeadLetters deadLetters, Outbox outbox, TransactionOperations transactions) {
    this.deadLetters = deadLetters;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /** Lets the message be tried now. */
  public void retry(long id, Decision decision) {
    tell(id, RefusalDecision.RETRY, decision);
  }

  /** Gives up the message: it becomes dead, and those behind it are sent. */
  public void giveUp(long id, Decision decision) {
    if (decision.reason() == null || decision.reason().isBlank()) {
      throw new DeadLetterRefused("Enter a reason for giving up on dead letter %d.".formatted(id));
    }
    if (Queues.CONFIDENTIAL.contains(deadLetters.get(id).queue())) {
      throw new DeadLetterRefused(
          "Dead letter %d is a card or an email. Giving up would lose it, so it is still retried."
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
                "Dead letter %d is not refused by the broker.".formatted(id));
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
                              "Quantum %s has no queue for decisions."
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
