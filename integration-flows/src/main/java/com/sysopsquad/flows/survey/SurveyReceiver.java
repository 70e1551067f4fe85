package com.sysopsquad.flows.survey;

import java.util.List;

/** What reporting does with answered surveys. */
public interface SurveyReceiver {

  /**
   * Stores the answers in the transaction that marks the messages as received; each ticket has one
   * answer, and a second one changes nothing.
   */
  void receive(List<SurveyAnswered> answers);
}
