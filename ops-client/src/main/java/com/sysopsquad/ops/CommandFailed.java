package com.sysopsquad.ops;

import java.io.Serial;

/** A command cannot do what was asked; the message is the sentence that the person reads. */
final class CommandFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailed(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  boolean unreachable() {
    return exitCode == ExitCodes.UNREACHABLE;
  }
}
