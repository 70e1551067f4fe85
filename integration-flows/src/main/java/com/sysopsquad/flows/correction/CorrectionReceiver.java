package com.sysopsquad.flows.correction;

import com.sysopsquad.flows.message.CorrectionMade;
import java.util.List;

/** What the customer quantum does with corrections. */
public interface CorrectionReceiver {

  /** Tells the customers, in the transaction that marks the messages as received. */
  void receive(List<CorrectionMade> corrections);
}
