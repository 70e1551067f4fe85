package com.sysopsquad.billing.card;

/** A card that is no good; knows nothing about the card, so that nothing about it can leak. */
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
