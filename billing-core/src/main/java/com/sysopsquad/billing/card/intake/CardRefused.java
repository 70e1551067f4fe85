package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.Refusal;

/** A card is rejected. Contains no data of the card, so that nothing can leak. */
final class CardRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  CardRefused(Refusal refusal) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
