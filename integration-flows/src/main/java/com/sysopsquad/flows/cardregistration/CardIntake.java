package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.message.CardHandedIn;
import java.util.List;

/**
 * What billing does with cards that were handed in.
 *
 * @param <D> billing's decision on one card
 */
public interface CardIntake<D> {

  /**
   * Opens, checks and verifies one card, outside of any transaction since it calls the provider.
   * Called again for the same card after a crash, it must come to the same decision. A card that is
   * no good is a decision, not an exception; an exception means that it cannot be decided now.
   */
  D decide(CardHandedIn card);

  /**
   * Stores the decisions and answers them, in the transaction that marks the messages as received.
   */
  void record(List<D> decisions);
}
