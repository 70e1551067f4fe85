package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What operations may not read is encrypted in the database of the quantum that keeps it, and a
 * replay is applied as it was.
 *
 * <p>Tried: a text that is masked in operations, bytes that nobody can read, what was stored before
 * there was a key, and a key that has been replaced.
 */
class WithheldBodiesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FIRST = "the-first-key-of-billing";
  private static final String SECOND = "the-second-key-of-billing";
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final String NOTE = "password: gold1";
  private static final String BODY = new ContractJson().write(plan(ADA, 1, NOTE));
  private static final int BYTES = 4;

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
  private final TestPlatform.Database database = TestQuantum.database("billing");
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    RecordingPlans.FAILING.clear();
    billing = start(FIRST);
  }

  @AfterEach
  void stop() {
    billing.close();
    RecordingPlans.FAILING.clear();
  }

  @Test
  void aTextIsEncryptedAndReplayedAsItWas() {
    DeadLetter deadLetter = deadLetter();

    assertThat(stored()).doesNotContain("gold1");
    assertThat(billing.count("delivery.withheld_body where sealed")).isEqualTo(1);
    replay(deadLetter);
    assertThat(billing.count("delivery.withheld_body")).isZero();
  }

  @Test
  void bytesAreEncryptedToo() {
    byte[] bytes = HexFormat.of().parseHex("7bc3287d");

    CoreMessages.send(ids.next(), BYTES, CoreMessages.bytes(bytes));

    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    assertThat(stored()).isNotEqualTo(Base64.getEncoder().encodeToString(bytes));
    assertThat(billing.count("delivery.withheld_body where sealed and encoded")).isEqualTo(1);
  }

  @Test
  void whatWasStoredBeforeThereWasAKeyIsReplayedAsItWas() {
    DeadLetter deadLetter = deadLetter();
    billing
        .jdbc()
        .sql("update delivery.withheld_body set body = ?, sealed = default")
        .param(BODY)
        .update();

    replay(deadLetter);
  }

  @Test
  void whatAnEarlierKeyHasEncryptedIsReplayedAsItWas() {
    DeadLetter deadLetter = deadLetter();
    billing.close();
    billing = start(SECOND + "," + FIRST);

    replay(deadLetter);
  }

  private TestQuantum start(String keys) {
    return TestQuantum.start(
        "billing",
        database,
        Map.of("sysops.delivery.retry.attempts", "1", "sysops.delivery.withheld.keys", keys),
        SupportPlanInbound.class,
        ReplayConfiguration.class,
        RecordingPlans.class);
  }

  private DeadLetter deadLetter() {
    RecordingPlans.FAILING.put(1L, 100);
    RawMessages.send(RawMessages.plan(ids.next(), BODY, Map.of()));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 1).getFirst();
  }

  private void replay(DeadLetter deadLetter) {
    RecordingPlans.FAILING.clear();
    billing
        .bean(DeadLetterDecisions.class)
        .replay(deadLetter.id(), new Decision("olive", "the cause is repaired", null));
    await().atMost(PATIENCE).until(() -> billing.count("effect.applied") == 1);
    assertThat(billing.jdbc().sql("select note from effect.applied").query(String.class).single())
        .isEqualTo(NOTE);
  }

  private String stored() {
    return billing
        .jdbc()
        .sql("select body from delivery.withheld_body")
        .query(String.class)
        .single();
  }
}
