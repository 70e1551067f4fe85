package com.sysopsquad.portal.card;

/** What was handed in is not a sealed card; the message says why in plain words. */
public final class CardNotAccepted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CardNotAccepted(String sentence) {
    super(sentence);
  }
}
