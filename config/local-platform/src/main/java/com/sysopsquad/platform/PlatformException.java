package com.sysopsquad.platform;

/** The platform cannot start; the message is one sentence that says why and what to do. */
final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlatformException(String message) {
    super(message);
  }

  PlatformException(String message, Throwable cause) {
    super(message, cause);
  }
}
