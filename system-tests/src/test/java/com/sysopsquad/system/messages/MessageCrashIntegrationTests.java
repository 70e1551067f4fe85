package com.sysopsquad.system.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blows against everybody who takes part in the guarantee, at random and at marked moments. */
@Tag("crash")
class MessageCrashIntegrationTests {

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
          "clock ahead of sender-1",
          "clock ahead of receiver-1",
          "torn wires",
          "broken messages",
          "poison");

  @TempDir static Path folder;

  private static MessageCrashes crashes;

  @BeforeAll
  static void start() {
    crashes = MessageCrashes.brief(folder, 1, line -> System.out.println(line));
  }

  @AfterAll
  static void stop() {
    crashes.close();
  }

  @Test
  void everyMessageIsAppliedOnceAndInOrderWhateverBefallsThoseWhoCarryIt() {
    MessageFindings findings = crashes.round(BLOWS, 20261122);

    assertThat(findings.allRight()).as("%s%n%s", findings.line(), crashes.lastWords()).isTrue();
    assertThat(findings.replayed()).as("poisoned messages").isPositive();
  }

  @Test
  void aBrokerRestoredFromAnOlderCopyCausesNoSecondEffect() {
    MessageFindings findings = crashes.olderBroker();

    assertThat(findings.allRight()).as("%s%n%s", findings.line(), crashes.lastWords()).isTrue();
    assertThat(findings.acknowledged()).isPositive();
  }

  @Test
  void aReceiverRestoredFromAnOlderCopyHasEverythingOnceItIsSentAgain() {
    MessageFindings findings = crashes.olderReceiver();

    assertThat(findings.allRight()).as("%s%n%s", findings.line(), crashes.lastWords()).isTrue();
    assertThat(findings.acknowledged()).isPositive();
  }
}
