package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: answered surveys for reporting. */
@Import(DeliveryConfiguration.class)
public class SurveyGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public SurveyGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the answers in the caller's transaction. */
  public void send(List<SurveyAnswered> answers) {
    outbox.send(answers);
  }
}
