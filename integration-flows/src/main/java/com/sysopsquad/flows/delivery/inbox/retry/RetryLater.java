package com.sysopsquad.flows.delivery.inbox.retry;

/**
 * Says that something that a port needs is not available. The message is fine, and is retried until
 * it succeeds.
 */
public class RetryLater extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Names what is not available, and the cause. */
  public RetryLater(String message, Throwable cause) {
    super(message, cause);
  }
}
