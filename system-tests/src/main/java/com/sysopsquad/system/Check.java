package com.sysopsquad.system;

import java.nio.file.Path;
import java.util.Map;

/** Checks a running installation: whether everything that was promised has happened once. */
public final class Check {

  private Check() {}

  /** Prints the findings for the installation in the given folder; exit code 1 if there are any. */
  public static void main(String[] args) {
    Path folder = Path.of(args.length == 0 ? "var" : args[0]);
    Findings findings = new Checker(Installation.in(folder, Map.of())).check();
    System.out.println(findings.report());
    System.exit(findings.allRight() ? 0 : 1);
  }
}
