package com.sysopsquad.billing.payment;

/**
 * This writer was replaced by another: it must stop, and nothing that it still holds may be
 * written.
 */
public class StaleWriterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says who was replaced. */
  public StaleWriterException(String message) {
    super(message);
  }
}
