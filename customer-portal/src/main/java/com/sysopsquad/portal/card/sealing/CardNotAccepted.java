package com.sysopsquad.portal.card.sealing;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** The submitted data is not an encrypted card, or a card cannot be used as requested. */
public final class CardNotAccepted extends Refusal {

  private static final long serialVersionUID = 1L;

  public CardNotAccepted(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
