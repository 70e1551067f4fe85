package com.sysopsquad.portal.survey;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** The survey cannot be answered in this way. */
public final class SurveyNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  SurveyNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }

  private SurveyNotPossible(String field, String code, Serializable[] arguments) {
    super(field, code, arguments);
  }

  /** The same because of what this field contains. */
  static SurveyNotPossible at(String field, String code, Serializable... arguments) {
    return new SurveyNotPossible(field, code, arguments);
  }
}
