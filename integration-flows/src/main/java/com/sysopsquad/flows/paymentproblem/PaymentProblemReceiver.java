package com.sysopsquad.flows.paymentproblem;

import java.util.List;

/** What the customer quantum does with payment problems. */
public interface PaymentProblemReceiver {

  /** Stores the notices in the transaction that marks the messages as received. */
  void receive(List<PaymentProblem> problems);
}
