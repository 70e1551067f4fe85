package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.platform.launch.StandInProduct.Said;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The real command with stand-ins for the parts.
 *
 * <p>Tried as what is in the way: a port of somebody else's process, one of another installation, a
 * second start at the same time and afterwards, a disk that is nearly full, a machine without a
 * PostgreSQL, and (in {@code LaunchScriptsTests}) one without a JDK or Maven. Tried as what ends a
 * start: Ctrl-C and SIGTERM.
 */
class RunIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private StandInProduct product;

  @BeforeEach
  void create() throws Exception {
    product = StandInProduct.in(emptyFolder());
  }

  @AfterEach
  void stop() throws Exception {
    product.close();
  }

  @Test
  void inTheBackgroundEverythingRunsOnUntilItIsStopped() throws Exception {
    Said started = product.start();

    assertThat(started.text())
        .contains("built")
        .endsWith(
            "READY  portal http://localhost:%d  operations http://localhost:%d"
                .formatted(product.port(8080), product.port(8081)));
    assertThat(started.exitCode()).isZero();
    Said status = product.run("--status");
    assertThat(status.text().lines().map(line -> line.replaceFirst("^(\\S+) +(\\S+).*", "$1 $2")))
        .containsExactly(
            "platform running", "operations running", "portal running", "supervisor running");
    assertThat(status.exitCode()).isZero();

    assertThat(product.run("--stop")).isEqualTo(new Said(0, "Everything is stopped"));

    assertThat(product.run("--status").exitCode()).isEqualTo(ExitCodes.NOT_ALL_RUNS);
    assertThat(product.run("--status").text()).doesNotContain("running", "killed", "restarted");
    String log = Files.readString(product.folder().resolve("log/supervisor.log"));
    assertThat(log.lines())
        .containsSubsequence("stopping portal", "stopping operations", "stopping platform");
  }

  @Test
  void ctrlCStopsEverythingInOrder() throws Exception {
    Process command = product.begin("--no-demo", "--port-offset", "" + product.offset());
    BufferedReader lines = after("READY", command);

    RunningProcess.signal("-INT", Stream.of(command.toHandle()));

    assertThat(lines.lines())
        .containsExactly("stopping portal", "stopping operations", "stopping platform");
    assertThat(command.waitFor()).isEqualTo(130);
    assertThat(product.pid("run")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-TERM, 143", "-INT, 130"})
  void aStartInTheBackgroundThatIsEndedSaysNothingOfItsInside(String signal, int exitCode)
      throws Exception {
    product.buildForLong();
    Process command =
        product.begin("--background", "--no-demo", "--port-offset", "" + product.offset());
    BufferedReader lines = after("built", command);

    RunningProcess.signal(signal, Stream.of(command.toHandle()));

    assertThat(lines.lines()).isEmpty();
    assertThat(command.waitFor()).isEqualTo(exitCode);
    assertThat(product.pid("run")).isZero();
  }

  @Test
  void anotherPortOffsetThanTheRunningOneIsRefusedWithExitCode2() throws Exception {
    product.start();

    Said other = product.run("--background", "--port-offset", "0");

    assertThat(other.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(other.text())
        .isEqualTo(
            "run: --port-offset 0 has no effect, because this installation is already running with --port-offset %d. Stop it first with ./run --stop"
                .formatted(product.offset()));
    assertThat(product.run("--status").exitCode()).isZero();
  }

  @Test
  void theStatusNamesTheZoneOfItsTimes() throws Exception {
    product.start();

    Said status = product.runWith(Map.of("TZ", "America/New_York"), "--status");

    assertThat(status.text().lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).containsPattern("since .* [0-9]{4} -0[45]:00$"));
  }

  @Test
  void aStartInTheBackgroundThatIsInterruptedEndsWithoutAnError() throws Exception {
    Process command =
        product.begin("--background", "--no-demo", "--port-offset", "" + product.offset());
    BufferedReader lines = after("built", command);

    RunningProcess.signal("-TERM", Stream.of(command.toHandle()));

    assertThat(lines.lines()).noneMatch(said -> said.startsWith("run: "));
    command.waitFor();
    assertThat(product.pid("run")).isZero();
  }

  /** What a command says after a line that begins like this. */
  private static BufferedReader after(String beginning, Process command) throws IOException {
    BufferedReader lines = command.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = lines.readLine();
    }
    return lines;
  }

  @Test
  void anUnknownOptionIsRefusedWithExitCode2() throws Exception {
    assertThat(product.run("--nonsense"))
        .isEqualTo(new Said(2, "run: unknown option --nonsense; see ./run --help"));
    assertThat(product.run("--help").text()).startsWith("usage: ./run [options]");
  }

  @Test
  void aPartThatWasKilledIsStartedAgainAndTheStatusSaysWhy() throws Exception {
    product.start();
    long before = product.pid("portal");

    product.kill("portal");

    await()
        .atMost(LIMIT)
        .until(() -> product.pid("portal") != 0 && product.pid("portal") != before);
    Said status = product.run("--status");
    assertThat(status.text()).contains("restarted 1 time", "signal 9 (SIGKILL)");
    assertThat(status.exitCode()).isZero();
  }

  @Test
  void aPartThatRanOutOfMemoryIsStartedAgainAndTheStatusSaysSo() throws Exception {
    product.start();
    long before = product.pid("portal");

    product.outOfMemory("portal");

    await()
        .atMost(LIMIT)
        .until(() -> product.pid("portal") != 0 && product.pid("portal") != before);
    assertThat(product.run("--status").text())
        .contains("out of memory. Its last output: Terminating due to java.lang.OutOfMemoryError");
  }

  @Test
  void fiveEndsWithinAMinuteEndTheSupervisionOfThatPartAlone() throws Exception {
    product.start();

    product.makeFail("portal");

    String sentence =
        "run: portal ended 5 times within a minute (exit code 1) and will not be restarted. Everything else keeps running";
    Path log = product.folder().resolve("log/supervisor.log");
    await().atMost(LIMIT).until(() -> Files.readString(log).contains(sentence));
    Said status = product.run("--status");
    assertThat(status.text())
        .contains("restarted 4 times, then not restarted after 5 ends within a minute")
        .contains("exit code 1. Its last output: it cannot be");
    assertThat(status.exitCode()).isEqualTo(ExitCodes.NOT_ALL_RUNS);
    product.kill("operations");
    await().atMost(LIMIT).until(() -> product.pid("operations") != 0);
  }

  @Test
  void aPartThatDoesNotStartLeavesTheOthersRunning() throws Exception {
    product.makeFail("portal");

    Said started = product.start();

    assertThat(started.text()).contains("run: portal is not ready; see ./run --status");
    assertThat(started.exitCode()).isEqualTo(ExitCodes.NOT_ALL_RUNS);
    assertThat(product.pid("operations")).isPositive();
    assertThat(product.pid("run")).isPositive();
  }

  @Test
  void withoutItsPlatformNothingIsLeftRunning() throws Exception {
    product.makeFail("platform");

    Said started = product.start();

    assertThat(started.text())
        .contains("it cannot be", "run: nothing can start without the platform");
    assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(product.pid("run")).isZero();
  }

  @Test
  void whatASupervisorThatWasKilledLeftRunningIsTakenOver() throws Exception {
    product.start();
    List<Long> before = parts();
    product.kill("run");
    await().atMost(LIMIT).until(() -> product.pid("run") == 0);
    Said status = product.run("--status");
    assertThat(status.text()).contains("supervisor   was killed");
    assertThat(status.exitCode()).isEqualTo(ExitCodes.NOT_ALL_RUNS);

    Said again = product.run("--background");

    assertThat(again.text())
        .contains(
            "portal is already running (process %d) and is taken over".formatted(before.getLast()))
        .doesNotContain("built")
        .contains("READY  portal http://localhost:" + product.port(8080));
    assertThat(parts()).isEqualTo(before);
    product.kill("portal");
    await()
        .atMost(LIMIT)
        .until(() -> product.pid("portal") != 0 && product.pid("portal") != before.getLast());
    assertThat(product.run("--status").text()).contains("exit code not known");
  }

  @Test
  void aRecycledPidIsNotTakenOver() throws Exception {
    product.start();
    product.kill("run");
    product.kill("portal");
    long here = ProcessHandle.current().pid();
    Files.writeString(product.folder().resolve("run/portal.pid"), here + " 1\n");

    assertThat(product.run("--background").exitCode()).isZero();

    assertThat(product.pid("portal")).isPositive().isNotEqualTo(here);
  }

  @Test
  void ofTwoAtOnceOneWinsAndTheOtherSaysSo() throws Exception {
    String[] options = {"--background", "--no-demo", "--port-offset", "" + product.offset()};
    List<Process> both = List.of(product.begin(options), product.begin(options));

    List<Said> said = List.of(StandInProduct.end(both.get(0)), StandInProduct.end(both.get(1)));

    assertThat(said).filteredOn(one -> one.exitCode() == 0).isNotEmpty();
    assertThat(said)
        .filteredOn(one -> !one.text().contains("built"))
        .singleElement()
        .extracting(Said::text)
        .asString()
        .containsAnyOf("this installation is already running", "Already running in the background");
  }

  @Test
  void aSecondStartFindsTheInstallationRunning() throws Exception {
    product.start();

    Said second = product.start();

    assertThat(second.text())
        .startsWith("Already running in the background. Stop it with ./run --stop");
    assertThat(second.exitCode()).isZero();
  }

  @Test
  void aPortInUseIsNamedWithItsProcess() throws Exception {
    try (ServerSocket socket =
        new ServerSocket(product.port(8081), 1, InetAddress.getLoopbackAddress())) {
      Said started = product.start();

      assertThat(started.text())
          .startsWith("run: port %d (operations) is in use by ".formatted(socket.getLocalPort()))
          .contains("process " + ProcessHandle.current().pid())
          .doesNotContain("built");
      assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
    }
  }

  @Test
  void aPortOfAnotherInstallationIsNamedWithThatInstallation() throws Exception {
    product.start();

    try (StandInProduct other = StandInProduct.in(emptyFolder())) {
      Said started = other.run("--background", "--no-demo", "--port-offset", "" + product.offset());

      assertThat(started.text())
          .startsWith(
              "run: port %d (portal) is in use by the installation in "
                  .formatted(product.port(8080)))
          .contains(": stop it with SYSOPS_VAR=", "/var ./run --stop, or start with --port-offset")
          .hasLineCount(1);
      assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
    }
  }

  @Test
  void aDiskWithTooLittleSpaceIsRefusedInASentence() throws Exception {
    assumeThat(product.mayMount()).as("unshare -Urm may not mount a file system here").isTrue();

    Said started = product.startOnDisk(64);

    assertThat(started.text())
        .startsWith("run: the disk of ")
        .containsPattern(" has only [0-9]{2} MB left\\. Free up 1 GB, or set SYSOPS_VAR ")
        .hasLineCount(1);
    assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aMachineForWhichNoPostgresqlIsPackagedIsRefusedInASentence() throws Exception {
    Said started = product.startWith(Map.of("JAVA_TOOL_OPTIONS", "-Dos.arch=riscv64"));

    assertThat(started.text())
        .contains("run: no PostgreSQL is packaged for ", " riscv64: add its ")
        .doesNotContain("built", "Exception");
    assertThat(started.exitCode()).isEqualTo(ExitCodes.FAILED);
  }

  private static Path emptyFolder() throws Exception {
    return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "run-");
  }

  private List<Long> parts() {
    return Stream.of("platform", "operations", "portal").map(product::pid).toList();
  }
}
