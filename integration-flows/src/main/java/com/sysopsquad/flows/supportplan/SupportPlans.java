package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.message.PlanChosen;
import java.util.List;

/** Outbound gateway of the customer quantum: plans on their way to billing. */
public interface SupportPlans {

  /** Sends the plans' present state with the caller's transaction. */
  void publish(List<PlanChosen> plans);
}
