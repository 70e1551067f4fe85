package com.sysopsquad.system.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blows against everybody who takes part in the guarantee, at random and at marked moments. */
@Tag("crash")
class LetterCrashIntegrationTests {

  private static final List<String> BLOWS =
      List.of(
          "kill sender-1",
          "kill receiver-1",
          "kill broker",
          "kill database",
          "sender-1 dies before_broker_commit",
          "sender-1 dies within_broker_commit",
          "sender-1 dies after_broker_commit",
          "receiver-1 dies before_broker_commit",
          "receiver-1 dies within_broker_commit",
          "receiver-1 dies within_database_commit",
          "torn wires",
          "poison");

  @TempDir Path folder;

  @Test
  void everyLetterIsAppliedOnceAndInOrderWhateverBefallsThoseWhoCarryIt() {
    try (LetterCrashes crashes =
        LetterCrashes.start(folder, 1, false, line -> System.out.println(line))) {
      LetterFindings findings = crashes.round(BLOWS, 20261122);

      assertThat(findings.allRight()).as("%s%n%s", findings.line(), crashes.lastWords()).isTrue();
      assertThat(findings.replayed()).as("poisoned letters").isPositive();
    }
  }
}
