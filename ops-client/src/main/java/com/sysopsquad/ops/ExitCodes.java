package com.sysopsquad.ops;

/** The meaning of the exit codes of a command. */
final class ExitCodes {

  static final int OK = 0;
  static final int RUN_NOT_COMPLETED = 1;
  static final int USAGE = 2;
  static final int REFUSED = 3;
  static final int NOT_FOUND = 4;
  static final int UNREACHABLE = 5;
  static final int NOT_ALLOWED = 6;
  static final int WAITS_FOR_SECOND_PERSON = 7;

  private ExitCodes() {}
}
