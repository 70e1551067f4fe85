package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** Something cannot be done with a ticket. */
public final class TicketNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  TicketNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
