package com.sysopsquad.flows.correction;

import java.util.List;

/** What the customer quantum does with corrections. */
public interface CorrectionReceiver {

  /** Tells the customers, in the transaction that marks the messages as received. */
  void receive(List<CorrectionMade> corrections);
}
