package com.sysopsquad.portal.card;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** What was handed in is not a sealed card, or a card cannot be used as wished. */
public final class CardNotAccepted extends Refusal {

  private static final long serialVersionUID = 1L;

  CardNotAccepted(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
