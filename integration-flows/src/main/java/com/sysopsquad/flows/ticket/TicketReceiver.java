package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.message.TicketClosed;
import com.sysopsquad.flows.message.TicketCommented;
import com.sysopsquad.flows.message.TicketSubmitted;
import java.util.List;

/**
 * What sysops does with what customers say, in the transaction that marks the messages as received.
 * What is known already changes nothing.
 */
public interface TicketReceiver {

  /** Takes new tickets in. */
  void submitted(List<TicketSubmitted> tickets);

  /** Adds comments to tickets that were taken in before. */
  void commented(List<TicketCommented> comments);

  /** Closes tickets that were taken in before, whatever their states. */
  void closed(List<TicketClosed> tickets);
}
