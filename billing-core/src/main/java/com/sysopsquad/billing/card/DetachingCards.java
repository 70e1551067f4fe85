package com.sysopsquad.billing.card;

import com.sysopsquad.billing.provider.PaymentProvider;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Detaches removed cards at the provider, so that they can no longer be charged. */
public class DetachingCards {

  private static final int AT_ONCE = 500;
  private static final UUID NONE = new UUID(0, 0);

  private final Cards cards;
  private final PaymentProvider provider;
  private final Clock clock;

  DetachingCards(Cards cards, PaymentProvider provider, Clock clock) {
    this.cards = cards;
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * Detaches all cards that can be detached now.
   *
   * @throws com.sysopsquad.billing.provider.ProviderUnavailable if the provider is down
   */
  public DetachedCards detach() {
    DetachedCards result = new DetachedCards(0, 0);
    SortedMap<UUID, String> page = cards.attached(NONE, AT_ONCE);
    while (!page.isEmpty()) {
      for (Map.Entry<UUID, String> card : page.entrySet()) {
        result = result.and(detach(card.getKey(), card.getValue()));
      }
      page = cards.attached(page.lastKey(), AT_ONCE);
    }
    return result;
  }

  private boolean detach(UUID card, String providerMethod) {
    boolean detached = provider.detach(providerMethod);
    if (detached) {
      cards.detached(card, clock.instant());
    }
    return detached;
  }
}
