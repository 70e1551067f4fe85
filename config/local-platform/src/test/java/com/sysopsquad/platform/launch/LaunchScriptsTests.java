package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands work in whatever folder and with whatever environment they are started, and where
 * they cannot, one line says so.
 */
class LaunchScriptsTests {

  private static final String USAGE = "usage: ./run [options]";

  private static final String JDK =
      "a JDK 999 or newer (install one, e.g. from https://adoptium.net, or set JAVA_HOME)";
  private static final String MAVEN =
      "Maven (install it: apt install maven, or brew install maven)";

  private static final String UNWRITABLE =
      "nothing can be written to %s: make it writable, and see that its disk is not full";

  /** The commands in a folder of this name. Their launcher is compiled once. */
  private static final String COPY =
      """
      mkdir ./%1$s
      (cd ./%1$s
      mkdir -p config/local-platform target "$PRODUCT/target/launcher"
      cp "$PRODUCT"/{run,ops,test,bench} .
      cp -r "$PRODUCT/config/launch" config/launch
      ln -s "$PRODUCT/config/local-platform/src" config/local-platform/src
      ln -s "$PRODUCT/target/launcher" target/launcher)
      """;

  @TempDir Path folder;

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

  /**
   * Tried: no home, an empty one, next to no environment; a folder for temporary files and entries
   * of the path that are not there; CDPATH and IFS; links to the command and to its folder; another
   * folder to start in, and another shell.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "env -u HOME copy/run --help",
        "HOME= copy/run --help",
        "env -i PATH=\"$PATH\" JAVA_HOME=\"$JAVA_HOME\" copy/run --help",
        "TMPDIR=/nowhere copy/run --help",
        "PATH=\"/nowhere::a b:$PATH\" copy/run --help",
        "CDPATH=\"$PWD\" bash copy/run --help",
        "CDPATH=. bash copy/run --help",
        "IFS=/ copy/run --help",
        "ln -s copy/run start; ./start --help",
        "ln -s copy linked; ln -s linked/run start; PATH=\"$PWD:$PATH\" start --help",
        "cd copy/config; ../run --help",
        "sh copy/run --help"
      })
  void aCommandWorksHoweverItIsStarted(String how) throws Exception {
    Said said = run(COPY.formatted("copy") + how);

    assertThat(said.text()).startsWith(USAGE);
    assertThat(said.exitCode()).isZero();
  }

  /** Also where the locale has no characters beyond ASCII. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'a b'",
        "\"it's\"",
        "'\"'",
        "$'a\\nb'",
        "'$HOME'",
        "'*'",
        "'%41;&'",
        "-dash",
        "$'Pr\\303\\274fung'"
      })
  void aCommandWorksInAFolderOfAnyName(String name) throws Exception {
    Said said = run(COPY.formatted(name) + "cd ./%s; LC_ALL=C bash run --help".formatted(name));

    assertThat(said.text()).startsWith(USAGE);
    assertThat(said.exitCode()).isZero();
  }

  @Test
  void withoutAHomeTheOtherPlacesAreSearchedWithoutAnError() throws Exception {
    assertThat(run("unset HOME; REQUIRED_JDK=999; find_jdk || true; find_maven || true"))
        .isEqualTo(new Said(0, ""));
  }

  /** Tried: the folder is a file, a link to nowhere, and has a file where a folder must be. */
  @ParameterizedTest
  @ValueSource(
      strings = {"touch target", "ln -s /nowhere target", "mkdir target; touch target/launcher"})
  void whereNothingCanBeWrittenOneLineSaysSo(String obstacle) throws Exception {
    String commands = COPY.formatted("copy") + "cd copy; rm -r target; " + obstacle + "; ";
    String where = folder.toRealPath().resolve("copy/target").toString();

    assertThat(run(commands + "exec bash run --help"))
        .isEqualTo(new Said(1, "run: " + UNWRITABLE.formatted(where)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"touch target", "ln -s /nowhere target", "mkdir -p target/build.log"})
  void whereNothingCanBeBuiltOneLineSaysSo(String obstacle) throws Exception {
    String commands = COPY.formatted("copy") + "cd copy; rm -r target; " + obstacle + "; ";
    String where = folder.toRealPath().resolve("copy/target").toString();
    String build = ". config/launch/build.sh; need_java_and_maven() { :; }; build";

    assertThat(run(commands + build)).isEqualTo(new Said(1, "run: " + UNWRITABLE.formatted(where)));
  }

  @Test
  void withoutAFolderForTemporaryFilesTheTestsSayWhatToDo() throws Exception {
    String found = "need_java_and_maven() { :; }; need_chromium() { :; }; ";
    String offered = "offer_haproxy() { :; }; offer_nginx() { :; }; ";
    String commands = COPY.formatted("copy") + "cd copy; export TMPDIR=/nowhere; ";
    String test =
        "sed 's/^need_java_and_maven$/%s%s&/' test > tests; exec bash tests"
            .formatted(found, offered);

    assertThat(run(commands + test))
        .isEqualTo(
            new Said(
                1,
                "test: nothing can be written to /nowhere: make it writable, or set TMPDIR to"
                    + " another folder"));
  }

  private Said run(String commands) throws Exception {
    Path scripts = Product.here().root().resolve("config/launch");
    String script =
        "set -euo pipefail; COMMAND=run; . '%1$s/say.sh'; . '%1$s/java.sh'; ".formatted(scripts);
    ProcessBuilder builder =
        new ProcessBuilder(List.of("bash", "-c", script + commands))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PRODUCT", Product.here().root().toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Said(process.waitFor(), text);
  }
}
