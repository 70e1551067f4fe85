package com.sysopsquad.flows.supportplan;

import java.util.List;

/** What billing does with the plans that customers chose. */
public interface SupportPlanReceiver {

  /**
   * Applies the plans in the transaction that marks the messages as received; an older version
   * changes nothing.
   */
  void receive(List<PlanChosen> plans);
}
