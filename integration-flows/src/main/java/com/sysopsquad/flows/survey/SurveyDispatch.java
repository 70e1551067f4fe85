package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.message.SurveyAnswered;
import java.util.List;

/** Outbound gateway of the customer quantum: answered surveys on their way to reporting. */
public interface SurveyDispatch {

  /** Sends the answers with the caller's transaction. */
  void submit(List<SurveyAnswered> answers);
}
