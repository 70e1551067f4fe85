package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.message.PaymentProblem;
import java.util.List;

/** Outbound gateway of billing: payment problems on their way to the customer. */
public interface PaymentProblems {

  /** Sends the problems with the caller's transaction. */
  void report(List<PaymentProblem> problems);
}
