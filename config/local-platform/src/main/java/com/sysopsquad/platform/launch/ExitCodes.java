package com.sysopsquad.platform.launch;

/** The meaning of the exit codes of {@code ./run}. */
final class ExitCodes {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int NOT_ALL_RUNS = 3;

  private ExitCodes() {}
}
