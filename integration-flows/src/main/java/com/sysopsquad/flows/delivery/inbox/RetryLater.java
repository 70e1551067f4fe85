package com.sysopsquad.flows.delivery.inbox;

/**
 * Says that something that a port needs is not available: nothing is wrong with the message, and it
 * is tried again until it succeeds.
 */
public class RetryLater extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what is not available, and how that was noticed. */
  public RetryLater(String message, Throwable cause) {
    super(message, cause);
  }
}
