package com.sysopsquad.ops.remote;

/** The meaning of the exit codes of a command. */
public final class ExitCodes {

  public static final int OK = 0;
  public static final int RUN_NOT_COMPLETED = 1;
  public static final int USAGE = 2;
  public static final int REFUSED = 3;
  public static final int NOT_FOUND = 4;
  public static final int UNREACHABLE = 5;
  public static final int NOT_ALLOWED = 6;
  public static final int WAITS_FOR_SECOND_PERSON = 7;

  private ExitCodes() {}
}
