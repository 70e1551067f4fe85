package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sysopsquad.platform.launch.Options.Mode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

  private static final Map<String, String> RUNNING =
      Map.of("demo", "true", "workers", "3", "port-offset", "200");

  @Test
  void withoutOptionsTheProductStartsWithDemonstrationCustomersAndStaysInTheForeground() {
    assertThat(Options.parse(List.of()))
        .isEqualTo(new Options(Mode.FOREGROUND, false, true, 0, 0, Set.of()));
  }

  @Test
  void optionsMayComeInAnyOrder() {
    List<String> words =
        List.of("--port-offset", "100", "--fresh", "--workers", "2", "--background", "--no-demo");

    assertThat(Options.parse(words))
        .isEqualTo(
            new Options(
                Mode.BACKGROUND,
                true,
                false,
                2,
                100,
                Set.of("--port-offset", "--fresh", "--workers", "--no-demo")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --nonsense              | unknown option --nonsense
          now                     | unknown option now
          --workers               | --workers needs a number
          --workers many          | --workers needs a number
          --workers 65            | --workers can be at most 64
          --port-offset -1        | --port-offset needs a number
          --port-offset 3001      | --port-offset can be at most 3000
          --status --stop         | use only one of
          --stop --fresh          | --fresh has no effect with --stop
          --fresh --stop          | --fresh has no effect with --stop
          --status --workers 2    | --workers has no effect with --status
          --no-demo --status      | --no-demo has no effect with --status
          --stop --port-offset 0  | --port-offset has no effect with --stop
          --workers 1 --workers 2 | use --workers only once
          """)
  void whatCannotBeMeantIsRefusedWithExitCode2(String words, String reason) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Options.parse(List.of(words.split(" "))))
        .withMessageContaining(reason)
        .returns(ExitCodes.USAGE, Refused::exitCode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port-offset 2500     | --port-offset 2500 has no effect, because this installation is already running with --port-offset 200.
          --port-offset 0        | --port-offset 0 has no effect, because this installation is already running with --port-offset 200.
          --workers 1            | --workers 1 has no effect, because this installation is already running with --workers 3.
          --fresh                | --fresh has no effect, because this installation is already running.
          --no-demo --background | --no-demo has no effect, because this installation is already running with demo customers.
          """)
  void optionsThatARunningInstallationCannotFollowAreRefusedWithExitCode2(
      String words, String reason) {
    Options options = Options.parse(List.of(words.split(" ")));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> options.requireSame(RUNNING))
        .withMessage(reason + " Stop it first with ./run --stop")
        .returns(ExitCodes.USAGE, Refused::exitCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--background", "--port-offset 200", "--workers 3 --background"})
  void optionsThatARunningInstallationHasAreTaken(String words) {
    Options options = Options.parse(List.of(words.split(" ")));

    assertThatCode(() -> options.requireSame(RUNNING)).doesNotThrowAnyException();
  }

  /**
   * Tried: the portal, operations, their management and the provider at 10080, and their neighbors.
   */
  @ParameterizedTest
  @CsvSource({"2000, 2001", "1999, 2001", "1998, 2001", "1997, 2001", "1990, 1991"})
  void anOffsetThatGivesAPortThatBrowsersRefuseIsRefusedAndTheNextGoodOneNamed(
      int offset, int next) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> Options.parse(List.of("--port-offset", "" + offset)))
        .withMessageContaining("browsers refuse to open; use --port-offset " + next)
        .returns(ExitCodes.USAGE, Refused::exitCode);
    assertThat(Options.parse(List.of("--port-offset", "" + next)).portOffset()).isEqualTo(next);
  }

  @Test
  void anInstallationWithSuchAnOffsetCanStillBeStopped() {
    assertThat(Options.parse(List.of("--stop")).of(Map.of("port-offset", "2000")).portOffset())
        .isEqualTo(2_000);
  }

  @Test
  void optionsOfAStartAreFoundAgainByLaterCommands() {
    Options options = new Options(Mode.BACKGROUND, false, false, 3, 200, Set.of());
    Map<String, String> lines = new java.util.TreeMap<>();
    options.lines().lines().map(l -> l.split("=", 2)).forEach(l -> lines.put(l[0], l[1]));

    assertThat(Options.parse(List.of("--background")).of(lines)).isEqualTo(options);
  }
}
