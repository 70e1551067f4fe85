package com.sysopsquad.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "137, '', signal 9 (SIGKILL)",
    "134, '', signal 6 (SIGABRT)",
    "160, '', signal 32",
    "1, no such file, exit code 1",
    "3, 'Terminating due to java.lang.OutOfMemoryError: Java heap space', out of memory",
    "3, something else, exit code 3"
  })
  void exitCodesAreToldInWords(int code, String words, String reason) {
    assertThat(Ending.reason(OptionalInt.of(code), words)).isEqualTo(reason);
  }

  @Test
  void theLastWordsAreThoseOfTheLogWhereItGoesOnAfterTheOutput() throws Exception {
    String script = "echo banner; sleep 0.1; echo 'no space' > part.log; exit 4";

    RunningProcess process =
        RunningProcess.start(
            List.of("sh", "-c", script), folder, Map.of(), folder.resolve("part.out"));

    await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
    assertThat(process.ending()).isEqualTo(new Ending("exit code 4", "no space"));
  }

  @Test
  void theHistoryTellsHowOftenAndWhy() {
    History history = new History(folder, Part.PORTAL);
    assertThat(history.report()).isEmpty();

    history.ended(Instant.now(), new Ending("exit code 1", "no\tspace"));
    history.ended(Instant.now(), new Ending("signal 9 (SIGKILL)", "Started"));

    assertThat(history.report()).first().isEqualTo("restarted 2 times");
    assertThat(history.report())
        .last()
        .asString()
        .endsWith("signal 9 (SIGKILL). Its last output: Started");
  }

  @Test
  void theHistoryTellsThatAPartIsLeftAlone() {
    History history = new History(folder, Part.PORTAL);
    history.ended(Instant.now(), new Ending("exit code 1", "no space"));
    history.ended(Instant.now(), new Ending("exit code 1", "no space"));
    history.gaveUp();

    assertThat(history.report())
        .first()
        .isEqualTo("restarted 1 time, then not restarted after 5 ends within a minute");
  }
}
