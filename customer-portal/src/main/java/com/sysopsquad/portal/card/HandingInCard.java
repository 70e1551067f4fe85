package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationGateway;
import com.sysopsquad.portal.card.sealing.CardKeys;
import com.sysopsquad.portal.card.sealing.CardNotAccepted;
import com.sysopsquad.portal.card.sealing.SealedCardPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes an encrypted card on to billing, without reading it. */
@Service
public class HandingInCard {

  // Someone who tests stolen cards needs many.
  private static final int A_DAY = 10;

  private final Cards cards;
  private final CardKeys keys;
  private final CardRegistrationGateway billing;
  private final Clock clock;

  HandingInCard(Cards cards, CardKeys keys, CardRegistrationGateway billing, Clock clock) {
    this.cards = cards;
    this.keys = keys;
    this.billing = billing;
    this.clock = clock;
  }

  /**
   * Stores the card as pending and sends it to billing; the same registration again changes
   * nothing.
   *
   * @param registrationId the one that is encrypted in the card
   * @param jwe the card, encrypted with one of {@link CardKeys} in the customer's browser
   * @throws CardNotAccepted if it is not an encrypted card, or if there were too many
   */
  @Transactional
  public void handIn(UUID customerId, UUID registrationId, String jwe) {
    SealedCardPolicy.check(jwe, keys.current());
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    if (!cards.belongsTo(registrationId, customerId)
        && cards.handedInSince(customerId, yesterday) >= A_DAY) {
      throw new CardNotAccepted("card.too-many", A_DAY);
    }
    if (cards.add(registrationId, customerId)) {
      billing.send(new CardHandedIn(registrationId, customerId, jwe));
    } else if (!cards.belongsTo(registrationId, customerId)) {
      throw new CardNotAccepted("card.reload");
    }
  }
}
