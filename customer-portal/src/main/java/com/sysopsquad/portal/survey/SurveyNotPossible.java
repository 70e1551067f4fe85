package com.sysopsquad.portal.survey;

/** The survey cannot be answered like this; the message tells the customer why. */
public final class SurveyNotPossible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SurveyNotPossible(String sentence) {
    super(sentence);
  }
}
