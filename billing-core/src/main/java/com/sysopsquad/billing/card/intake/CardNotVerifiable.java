package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.provider.ProviderUnavailable;

/** The provider verifies other cards, but gives no answer about this one. */
class CardNotVerifiable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CardNotVerifiable(ProviderUnavailable cause) {
    super(
        "The payment provider verifies other cards, but not this one: " + cause.getMessage(),
        cause);
  }
}
