package com.sysopsquad.flows.monitor.resend;

import java.io.Serial;

/** There is no resend with that number. */
public final class NoSuchResend extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NoSuchResend(long number) {
    super("There is no resend %d.".formatted(number));
  }
}
