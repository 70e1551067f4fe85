package com.sysopsquad.flows.cardregistration;

import java.util.List;

/**
 * What billing does with cards that customers added.
 *
 * @param <D> billing's decision on one card
 */
public interface CardRegistrationReceiver<D> {

  /**
   * Decrypts, checks and verifies one card. This happens outside of any transaction, since it calls
   * the provider. If it is called again for the same card after a crash, it must make the same
   * decision. That a card is invalid is a decision, not an exception.
   *
   * @throws com.sysopsquad.flows.delivery.inbox.retry.RetryLater if no decision is possible now,
   *     for example because the provider is down; any other exception gives up the card
   */
  D decide(CardHandedIn card);

  /**
   * Stores the decisions and sends the answers, in the transaction that marks the messages as
   * received.
   */
  void receive(List<D> decisions);

  /**
   * Rejects a card that could not be decided on or recorded, and sends an answer so that the
   * customer adds it again, in the transaction that gives up the message.
   */
  void onGivenUp(CardHandedIn card);
}
