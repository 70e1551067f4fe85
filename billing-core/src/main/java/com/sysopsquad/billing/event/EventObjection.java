package com.sysopsquad.billing.event;

/** An event does not match our records; the message says why, for a person. */
final class EventObjection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventObjection(String message) {
    super(message);
  }
}
