package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.CardHandedIn;
import java.util.List;

/**
 * What billing does with cards that were handed in.
 *
 * @param <D> billing's decision on one card
 */
public interface CardRegistrationReceiver<D> {

  /**
   * Opens, checks and verifies one card, outside of any transaction since it calls the provider.
   * Called again for the same card after a crash, it must come to the same decision. A card that is
   * no good is a decision, not an exception.
   *
   * @throws com.sysopsquad.flows.delivery.inbox.RetryLater when it cannot be decided now, say
   *     because the provider is down; any other exception gives the card up
   */
  D decide(CardHandedIn card);

  /**
   * Stores the decisions and answers them, in the transaction that marks the messages as received.
   */
  void receive(List<D> decisions);

  /**
   * Rejects a card that could neither be decided nor recorded, and answers so that the customer
   * hands it in again, in the transaction that gives the message up.
   */
  void onGivenUp(CardHandedIn card);
}
