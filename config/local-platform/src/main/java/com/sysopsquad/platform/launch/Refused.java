package com.sysopsquad.platform.launch;

/** The command is not possible; the message is one sentence that says why and what to do. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Refused(String message) {
    this(ExitCodes.FAILED, message);
  }

  Refused(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
