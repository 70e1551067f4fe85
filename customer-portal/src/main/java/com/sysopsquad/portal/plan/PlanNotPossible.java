package com.sysopsquad.portal.plan;

/** The wish cannot be met; the message tells the customer why and what can be done. */
public final class PlanNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlanNotPossible(String sentence) {
    super(sentence);
  }
}
