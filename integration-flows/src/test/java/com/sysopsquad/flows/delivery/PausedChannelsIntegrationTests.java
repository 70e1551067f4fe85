package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.pause.Pauses;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.PauseState;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.flows.monitor.pause.NoSuchChannel;
import com.sysopsquad.flows.monitor.pause.PauseRefused;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a channel is paused, no process receives from it, and nothing is lost or overtaken. */
class PausedChannelsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final UUID ada = UUID.randomUUID();
  private TestPlatform.Database bills;
  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    bills = TestQuantum.database("billing");
    customer =
        TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanGateway.class);
    billing = startBilling();
  }

  private TestQuantum startBilling() {
    return TestQuantum.start(
        "billing",
        bills,
        SupportPlanInbound.class,
        MonitorConfiguration.class,
        RecordingPlans.class);
  }

  @AfterEach
  void stop() {
    customer.close();
    billing.close();
  }

  @Test
  void nothingIsReceivedUntilItIsResumed() {
    pause();
    send(1, 3);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
    assertThat(applied()).isZero();
    assertThat(pauses().paused()).containsExactly(Queues.SUPPORT_PLAN);

    pauses().resume(Queues.SUPPORT_PLAN, "olive");

    await().atMost(PATIENCE).until(() -> applied() == 3);
    await().atMost(PATIENCE).until(() -> latest().state() == PauseState.RESUMED && latest().over());
    assertThat(latest().resumeAskedBy()).isEqualTo("olive");
    assertThat(pauses().current()).isEmpty();
    assertThat(pauses().paused()).isEmpty();
  }

  @Test
  void aPauseSurvivesARestartOfItsReceiver() {
    pause();
    billing.close();
    billing = startBilling();
    send(1, 3);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);

    assertThat(billing.bean(Pauses.class).isPaused(Queues.SUPPORT_PLAN)).isTrue();
    assertThat(applied()).isZero();
    assertThat(pauses().current()).hasSize(1);

    pauses().resume(Queues.SUPPORT_PLAN, "olive");
    await().atMost(PATIENCE).until(() -> applied() == 3);
  }

  @Test
  void aPauseEndsByItselfByTheClockOfTheDatabase() {
    pause();
    send(1, 3);
    await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
    assertThat(applied()).isZero();

    billing.jdbc().sql("update delivery.pause set until = clock_timestamp()").update();
    billing.jdbc().sql("update ops.pause set until = clock_timestamp()").update();

    await().atMost(PATIENCE).until(() -> applied() == 3);
    assertThat(pauses().current()).isEmpty();
    assertThat(latest().over()).isTrue();
  }

  @Test
  void everyProcessOfTheReceiverIsPaused() {
    try (TestQuantum second = startBilling()) {
      pause();
      await().atMost(PATIENCE).until(() -> second.bean(Pauses.class).isPaused(Queues.SUPPORT_PLAN));
      send(1, 3);
      await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);
      assertThat(applied()).isZero();
    }
  }

  @Test
  void whatCannotBePausedIsRefusedWithASentence() {
    assertThatThrownBy(() -> pauses().pause("NOTHING", HALF_AN_HOUR, "olive", "a test"))
        .isInstanceOf(NoSuchChannel.class);
    assertThatThrownBy(
            () -> pauses().pause(Queues.COMMAND_BILLING, HALF_AN_HOUR, "olive", "a test"))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("OPS.COMMAND.BILLING cannot be paused");
    assertThatThrownBy(
            () -> pauses().pause(Queues.SUPPORT_PLAN, Duration.ofDays(2), "olive", "a test"))
        .isInstanceOf(PauseRefused.class)
        .hasMessageContaining("between 1 minute and 1 day");
    assertThatThrownBy(() -> pauses().resume(Queues.SUPPORT_PLAN, "olive"))
        .isInstanceOf(PauseRefused.class)
        .hasMessage("BILLING.SUPPORT_PLAN is not paused.");
  }

  @Test
  void aSecondPauseOfTheSameChannelIsRefused() {
    pause();

    assertThatThrownBy(() -> pauses().pause(Queues.SUPPORT_PLAN, HALF_AN_HOUR, "bill", "another"))
        .isInstanceOf(PauseRefused.class)
        .hasMessage("BILLING.SUPPORT_PLAN is already paused by olive. Resume it first.");
  }

  /** Answered by the receiver, and no consumer is left: the last one ends its current batch. */
  private void pause() {
    pauses().pause(Queues.SUPPORT_PLAN, HALF_AN_HOUR, "olive", "the price list is wrong");
    await().atMost(PATIENCE).until(() -> latest().state() == PauseState.PAUSED);
    await().atMost(PATIENCE).until(() -> consumers() == 0);
  }

  private long consumers() {
    return billing.bean(QueueDepths.class).now().stream()
        .filter(queue -> queue.name().equals(Queues.SUPPORT_PLAN))
        .mapToLong(QueueDepth::consumers)
        .sum();
  }

  private EndpointPause latest() {
    return pauses().latest(Queues.SUPPORT_PLAN, 1).getFirst();
  }

  private EndpointPauses pauses() {
    return billing.bean(EndpointPauses.class);
  }

  private void send(long first, long last) {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(Plans.plans(ada, first, last)));
  }

  private long applied() {
    return billing.count("effect.applied");
  }
}
