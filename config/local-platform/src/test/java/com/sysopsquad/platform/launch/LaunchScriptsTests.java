package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say in one line where the shell finds no JDK or no Maven. */
class LaunchScriptsTests {

  private static final String JDK =
      "a JDK 999 or newer (install one, e.g. from https://adoptium.net, or set JAVA_HOME)";
  private static final String MAVEN =
      "Maven (install it: apt install maven, or brew install maven)";

  /** What a script wrote, both streams together, and how it ended. */
  private record Said(int exitCode, String text) {}

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/folder", "/tmp", "", "a b"})
  void withoutANewEnoughJdkOneLineSaysWhatToDo(String javaHome) throws Exception {
    assertThat(run("export JAVA_HOME='%s'; REQUIRED_JDK=999; need_java".formatted(javaHome)))
        .isEqualTo(new Said(1, "run: missing: " + JDK));
  }

  @Test
  void withoutMavenOneLineSaysWhatToDo() throws Exception {
    assertThat(run("find_maven() { return 1; }; need_java_and_maven"))
        .isEqualTo(new Said(1, "run: missing: " + MAVEN));
  }

  @Test
  void withoutBothOneLineNamesBoth() throws Exception {
    assertThat(run("REQUIRED_JDK=999; find_maven() { return 1; }; need_java_and_maven"))
        .isEqualTo(new Said(1, "run: missing: " + JDK + " and " + MAVEN));
  }

  private static Said run(String commands) throws Exception {
    Path scripts = Product.here().root().resolve("config/launch");
    String script =
        "set -euo pipefail; COMMAND=run; . '%1$s/say.sh'; . '%1$s/java.sh'; %2$s"
            .formatted(scripts, commands);
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", "-c", script)).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Said(process.waitFor(), text);
  }
}
