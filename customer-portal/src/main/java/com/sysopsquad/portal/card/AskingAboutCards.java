package com.sysopsquad.portal.card;

import com.sysopsquad.flows.cardarrangement.CardArrangementGateway;
import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * After billing was restored, asks it about the cards that it may have lost: each is chosen again
 * with the time at which it was decided or chosen before, which changes nothing where billing has
 * the card. Otherwise billing answers that it no longer has it, and the customer can add it again.
 */
@Component
class AskingAboutCards implements LossWatch {

  /** Billing's clock may have been corrected since. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final int AT_ONCE = 500;
  private static final UUID NO_CARD = new UUID(0, 0);

  private final Cards cards;
  private final CardArrangementGateway billing;

  AskingAboutCards(Cards cards, CardArrangementGateway billing) {
    this.cards = cards;
    this.billing = billing;
  }

  @Override
  public void undone(String source, String queue, Instant since) {
    if (!queue.equals(Queues.CARD_STATUS)) {
      return;
    }
    Cards.Place last = new Cards.Place(since.minus(EARLIER), NO_CARD);
    List<Cards.Chosen> page = cards.verifiedAfter(last, AT_ONCE);
    while (!page.isEmpty()) {
      billing.send(page.stream().map(Cards.Chosen::again).toList());
      page = cards.verifiedAfter(page.getLast().place(), AT_ONCE);
    }
  }
}
