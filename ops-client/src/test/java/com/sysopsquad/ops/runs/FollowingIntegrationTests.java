package com.sysopsquad.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.OpsCommand;
import com.sysopsquad.ops.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FollowingIntegrationTests {

  private static final String RUNNING =
      """
      {"id":7,"job":"payment","parameters":{},"state":"RUNNING","running":true,"startedBy":"o",
       "seconds":1,"message":"","progress":null,"perSecond":0}""";

  @Test
  void ctrlCLeavesTheRunGoingAndSaysSo() throws IOException, InterruptedException {
    try (OperationsStandIn operations = new OperationsStandIn()) {
      operations.answering("GET /api/runs/7", 200, RUNNING);
      ProcessBuilder command =
          new ProcessBuilder(
              // What a script started in its background would ignore Ctrl-C, and so its children.
              "env",
              "--default-signal=INT",
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              OpsCommand.class.getName(),
              "run",
              "7",
              "--follow");
      command.environment().putAll(Shell.signedIn(operations));
      Process process = command.start();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
          BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).isEqualTo("payment 7 RUNNING");

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(err.readLine()).isEqualTo("Run 7 continues. Follow it: ./ops run 7 --follow");
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(operations.requests()).noneMatch(request -> request.method().equals("POST"));
    }
  }
}
