package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.ticketstatus.TicketState;

/** The progress of a ticket, as far as this quantum knows. */
public enum TicketProgress {
  SUBMITTED("secondary"),
  NEW("azure"),
  ASSIGNED("azure"),
  IN_PROGRESS("yellow"),
  RESOLVED("green"),
  CLOSED("secondary");

  private final String tone;

  TicketProgress(String tone) {
    this.tone = tone;
  }

  static TicketProgress of(TicketState state) {
    return valueOf(state.name());
  }

  /** The code of its text for the customer. */
  public String code() {
    return "ticket.state-" + name();
  }

  /** The color of its badge. */
  public String tone() {
    return tone;
  }

  /** Whether the experts have finished with it. */
  public boolean isDone() {
    return this == RESOLVED || this == CLOSED;
  }
}
