package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.DeadLetterPublisher;
import com.sysopsquad.flows.delivery.deadletter.FailedMessage;
import com.sysopsquad.flows.delivery.inbox.receipt.Inbox;
import com.sysopsquad.flows.delivery.inbox.retry.FailureClassifier;
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldBodies;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionOperations;

/** Gives up messages: marks them in the inbox, and publishes their dead letters. */
final class GivingUp {

  private final Inbox inbox;
  private final WithheldBodies withheld;
  private final DeadLetterPublisher publisher;
  private final TransactionOperations transactions;

  GivingUp(
      Inbox inbox,
      WithheldBodies withheld,
      DeadLetterPublisher publisher,
      TransactionOperations transactions) {
    this.inbox = inbox;
    this.withheld = withheld;
    this.publisher = publisher;
    this.transactions = transactions;
  }

  /** Gives up messages in the current transaction, and notifies the conversation. */
  void together(List<FailedMessage> failed) {
    giveUp(failed, true);
  }

  /**
   * Gives up one message in a separate transaction. If the conversation cannot be notified, the
   * message is given up anyway.
   *
   * @param claim whether the message can still be given up; called within the transaction
   */
  void alone(FailedMessage failed, BooleanSupplier claim) {
    try {
      giveUp(failed, claim, true);
    } catch (RuntimeException | Error again) {
      FailureClassifier.rethrowIfTransient(again);
      giveUp(failed, claim, false);
    }
  }

  private void giveUp(FailedMessage failed, BooleanSupplier claim, boolean tell) {
    transactions.executeWithoutResult(
        status -> {
          if (claim.getAsBoolean()) {
            giveUp(List.of(failed), tell);
          }
        });
  }

  private void giveUp(List<FailedMessage> failed, boolean tell) {
    inbox.giveUp(failed.stream().map(each -> each.message().id()).toList());
    withheld.keep(failed.stream().map(FailedMessage::message).toList());
    publisher.publish(failed, tell);
  }
}
