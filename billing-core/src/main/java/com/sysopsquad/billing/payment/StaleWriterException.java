package com.sysopsquad.billing.payment;

/**
 * This writer was replaced by another: it must stop, and may not write anything that it still has.
 */
public class StaleWriterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the name of the writer that was replaced. */
  public StaleWriterException(String message) {
    super(message);
  }
}
