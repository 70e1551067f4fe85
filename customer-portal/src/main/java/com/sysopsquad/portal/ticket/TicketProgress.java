package com.sysopsquad.portal.ticket;

import com.sysopsquad.flows.message.TicketState;

/** How far a ticket has come, as far as this quantum has been told. */
public enum TicketProgress {
  SUBMITTED("Submitted", "secondary"),
  NEW("Received", "azure"),
  ASSIGNED("With an expert", "azure"),
  IN_PROGRESS("Being worked on", "yellow"),
  RESOLVED("Resolved", "green"),
  CLOSED("Closed", "secondary");

  private final String words;
  private final String tone;

  TicketProgress(String words, String tone) {
    this.words = words;
    this.tone = tone;
  }

  static TicketProgress of(TicketState state) {
    return valueOf(state.name());
  }

  /** For the customer. */
  public String words() {
    return words;
  }

  /** The color of its badge. */
  public String tone() {
    return tone;
  }

  /** Whether the experts are done with it. */
  public boolean isDone() {
    return this == RESOLVED || this == CLOSED;
  }
}
