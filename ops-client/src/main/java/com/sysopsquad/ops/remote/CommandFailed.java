package com.sysopsquad.ops.remote;

import java.io.Serial;

/** A command cannot do what was asked; the message is the sentence that the person reads. */
public final class CommandFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  public CommandFailed(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  public boolean unreachable() {
    return exitCode == ExitCodes.UNREACHABLE;
  }
}
