package com.sysopsquad.jobs.alarm.tell;

import java.io.Serial;

/** A receiver has not accepted a message; the message of this contains no secret and no address. */
final class NotAccepted extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NotAccepted(String message) {
    super(message);
  }
}
