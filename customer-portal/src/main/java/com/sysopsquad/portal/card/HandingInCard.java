package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardregistration.CardRegistrations;
import com.sysopsquad.flows.message.CardHandedIn;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes a sealed card on to billing, unread. */
@Service
public class HandingInCard {

  private final Cards cards;
  private final CardKeys keys;
  private final CardRegistrations billing;

  HandingInCard(Cards cards, CardKeys keys, CardRegistrations billing) {
    this.cards = cards;
    this.keys = keys;
    this.billing = billing;
  }

  /**
   * Keeps the card as pending and sends it to billing; the same registration again changes nothing.
   *
   * @param registrationId the one that is sealed within the card
   * @param jwe the card, sealed with one of {@link CardKeys} in the customer's browser
   * @throws CardNotAccepted if it is anything else than a sealed card
   */
  @Transactional
  public void handIn(UUID customerId, UUID registrationId, String jwe) {
    SealedCardPolicy.check(jwe, keys.current());
    if (cards.add(registrationId, customerId)) {
      billing.handIn(new CardHandedIn(registrationId, customerId, jwe));
    } else if (!cards.belongsTo(registrationId, customerId)) {
      throw new CardNotAccepted("Please reload the page and enter the card again.");
    }
  }
}
