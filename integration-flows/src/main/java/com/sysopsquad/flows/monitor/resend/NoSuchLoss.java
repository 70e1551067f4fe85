package com.sysopsquad.flows.monitor.resend;

/** There is no loss with this number, or not anymore. */
public class NoSuchLoss extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchLoss(long number) {
    super("There is no loss %d. The messages may have arrived in the meantime.".formatted(number));
  }
}
