package com.sysopsquad.flows.monitor.resend;

import java.io.Serial;

/** A resend that cannot be done as requested. */
public final class ResendRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ResendRefused(String message) {
    super(message);
  }
}
