package com.sysopsquad.ops;

import com.sysopsquad.ops.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs a command as the launcher would and keeps what it printed. */
public record Shell(int exitCode, String out, String err) {

  public static Shell run(Map<String, String> environment, String... args) {
    return run(false, environment, args);
  }

  public static Shell onTerminal(Map<String, String> environment, String... args) {
    return run(true, environment, args);
  }

  public static Map<String, String> signedIn(OperationsStandIn operations) {
    return Map.of(
        "SYSOPS_OPERATIONS_URL", operations.url(),
        "SYSOPS_OPERATIONS_USER", "operator",
        "SYSOPS_OPERATIONS_PASSWORD", "secret");
  }

  private static Shell run(boolean terminal, Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(outStream, errStream, terminal, environment);
    int exitCode = OpsCommand.run(screen, outStream, errStream, environment, args);
    return new Shell(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
