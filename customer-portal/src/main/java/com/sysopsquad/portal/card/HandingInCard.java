package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardregistration.CardRegistrationGateway;
import com.sysopsquad.flows.message.CardHandedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes a sealed card on to billing, unread. */
@Service
public class HandingInCard {

  // Whoever tries out stolen cards needs many.
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
   * Keeps the card as pending and sends it to billing; the same registration again changes nothing.
   *
   * @param registrationId the one that is sealed within the card
   * @param jwe the card, sealed with one of {@link CardKeys} in the customer's browser
   * @throws CardNotAccepted if it is anything else than a sealed card, or one of very many
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
