package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketSubmitted;
import java.util.List;

/** What sysops does with new tickets. */
public interface TicketIntake {

  /**
   * Takes the tickets in, in the transaction that marks the messages as received; one that is known
   * already changes nothing.
   */
  void submitted(List<TicketSubmitted> tickets);
}
