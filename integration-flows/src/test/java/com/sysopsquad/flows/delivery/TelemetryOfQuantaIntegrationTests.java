package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.ChannelReport;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.channel.ChannelFigures;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.channel.ProcessState;
import com.sysopsquad.flows.monitor.channel.Retentions;
import com.sysopsquad.flows.monitor.channel.WaitingMessages;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.flows.topology.ProcessGraphs;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;

/** Processes report themselves through the broker, and operations sees what waits and how long. */
class TelemetryOfQuantaIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> OFTEN =
      Map.of(
          "sysops.delivery.telemetry.every",
          "200ms",
          "sysops.delivery.retry.first",
          "5m",
          "sysops.delivery.retry.longest",
          "5m");

  private final UUID ada = UUID.randomUUID();
  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start(
            "customer", TestQuantum.database("customer"), OFTEN, SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            OFTEN,
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
  void eachMessageThatIsAppliedHasItsCriticalTimeOnce() {
    send(1, 120);
    await().atMost(PATIENCE).until(() -> applied() == 120);
    send(121, 130);
    await().atMost(PATIENCE).until(() -> applied() == 130);

    CriticalTime time =
        Objects.requireNonNull(
            figures().criticalTimes(Duration.ofMinutes(5)).get(Queues.SUPPORT_PLAN));
    assertThat(time.timed()).isEqualTo(130);
    assertThat(time.within(99)).isPositive();
  }

  @Test
  void whatTheBrokerDoesNotGetIsReportedByItsSender() {
    await().atMost(PATIENCE).until(() -> figures().heard().containsKey("customer"));
    Lifecycle relay = customer.bean("relay", Lifecycle.class);
    relay.stop();
    send(1, 3);

    await().atMost(PATIENCE).until(() -> waiting("customer").isPresent());
    WaitingMessages waiting = waiting("customer").orElseThrow();
    assertThat(waiting.outbox()).isEqualTo(3);
    assertThat(waiting.outboxSince()).isBefore(billing.now().plusSeconds(5));

    relay.start();
    await().atMost(PATIENCE).until(() -> waiting("customer").orElseThrow().outbox() == 0);
  }

  @Test
  void whatWaitsForItsRetryIsReportedByItsReceiver() {
    customer.inTransaction(
        () ->
            customer
                .bean(SupportPlanGateway.class)
                .send(List.of(Plans.plan(ada, 1, Plans.POISON), Plans.plan(ada, 2))));

    await()
        .atMost(PATIENCE)
        .until(() -> waiting("billing").filter(waiting -> waiting.retries() == 2).isPresent());
    assertThat(waiting("billing").orElseThrow().retrySince()).isNotNull();
  }

  /** Tried: usual settings, a day longer, and just as long. */
  @Test
  void whoKeepsMessagesLongerThanAReceiverRecognizesThemIsNamedWhileItRuns() {
    await().atMost(PATIENCE).until(() -> quanta().contains("customer"));
    assertThat(warnings()).isEmpty();

    try (TestQuantum _ = customerThatKeeps("36d", "40d")) {
      await().atMost(PATIENCE).until(() -> !warnings().isEmpty());
      assertThat(warnings())
          .singleElement()
          .satisfies(
              warning -> {
                assertThat(warning.title())
                    .isEqualTo("customer keeps sent messages longer than billing recognizes them");
                assertThat(warning.detail())
                    .contains(
                        "for 36 days (sysops.delivery.kept)",
                        "older than 35 days (sysops.delivery.retention)",
                        "Set retention of billing to at least 36 days");
              });
    }
    await().atMost(PATIENCE).until(() -> warnings().isEmpty());

    try (TestQuantum _ = customerThatKeeps("35d", "40d")) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  billing.count("ops.process where kept_days = 35 and remembered_days = 40") == 1);
      assertThat(warnings()).isEmpty();
    }
  }

  private static TestQuantum customerThatKeeps(String kept, String retention) {
    Map<String, String> settings = new HashMap<>(OFTEN);
    settings.put("sysops.delivery.kept", kept);
    settings.put("sysops.delivery.retention", retention);
    return TestQuantum.start(
        "customer", TestQuantum.database("customer"), settings, SupportPlanGateway.class);
  }

  private List<BrokerWarning> warnings() {
    return billing.bean(Retentions.class).warnings();
  }

  @Test
  void aProcessThatStopsSaysGoodbye() {
    await().atMost(PATIENCE).until(() -> quanta().containsAll(List.of("customer", "billing")));

    customer.close();

    await().atMost(PATIENCE).until(() -> !quanta().contains("customer"));
    assertThat(quanta()).contains("billing");
  }

  @Test
  void aProcessReportsItsEndpointsWithTheQueuesThatTheyReceiveFrom() {
    await().atMost(PATIENCE).until(() -> !graph("billing").nodes().isEmpty());

    assertThat(graph("billing").nodes())
        .filteredOn(node -> Queues.SUPPORT_PLAN.equals(node.queue()))
        .extracting(EndpointNode::name, EndpointNode::kind)
        .containsExactly(tuple("supportPlanInbox", "inbox:message-driven-channel-adapter"));
    assertThat(graph("billing").nodes())
        .extracting(EndpointNode::name, EndpointNode::kind)
        .contains(tuple("supportPlanReader", "method-invoking-transformer"))
        .noneMatch(node -> node.toString().contains("error"));
    assertThat(names("supportPlanInbox", 4))
        .as("what follows, step by step")
        .contains("supportPlanReader", "supportPlanActivator");
  }

  private EndpointGraph graph(String quantum) {
    return billing.bean(ProcessGraphs.class).processes().stream()
        .filter(process -> process.quantum().equals(quantum))
        .map(ProcessGraph::graph)
        .findFirst()
        .orElse(EndpointGraph.NONE);
  }

  private Set<String> names(String first, int steps) {
    EndpointGraph graph = graph("billing");
    Map<Long, String> names =
        graph.nodes().stream().collect(Collectors.toMap(EndpointNode::id, EndpointNode::name));
    Set<String> reached = new HashSet<>(Set.of(first));
    for (int step = 0; step < steps; step++) {
      graph.links().stream()
          .filter(link -> reached.contains(names.get(link.from())))
          .map(link -> names.get(link.to()))
          .toList()
          .forEach(reached::add);
    }
    return reached;
  }

  @Test
  void whoReportsForAnotherQuantumIsNotHeard() {
    ProcessReported forged =
        new ProcessReported(
            UUID.randomUUID(),
            "sysops",
            "forged",
            Instant.now(),
            1,
            false,
            List.of(),
            null,
            null,
            null);
    report("reporting", forged);
    await().atMost(PATIENCE).until(() -> quanta().contains("customer"));
    send(1, 1);
    await().atMost(PATIENCE).until(() -> applied() == 1);

    assertThat(quanta()).doesNotContain("sysops");
  }

  @Test
  void aReportThatCannotBeStoredStopsNoOther() {
    ChannelReport endless =
        new ChannelReport(Queues.SUPPORT_PLAN, 1, Long.MAX_VALUE, 0, null, 0, List.of());
    report(
        "billing",
        new ProcessReported(
            UUID.randomUUID(),
            "billing",
            "endless",
            Instant.now(),
            1,
            false,
            List.of(endless),
            null,
            null,
            null));
    send(1, 1);

    await().atMost(PATIENCE).until(() -> applied() == 1);
    assertThat(figures().processes()).extracting(ProcessState::name).doesNotContain("endless");
  }

  private static void report(String user, ProcessReported report) {
    RawMessages.sendAs(
        user,
        Queues.TELEMETRY,
        RawMessages.plan(
            UUID.randomUUID(),
            new ContractJson().write(report),
            Map.of(WireFormat.TYPE, ContractType.of(ProcessReported.class).name())));
  }

  private void send(long first, long last) {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(Plans.plans(ada, first, last)));
  }

  private ChannelFigures figures() {
    return billing.bean(ChannelFigures.class);
  }

  private long applied() {
    CriticalTime time = figures().criticalTimes(Duration.ofMinutes(5)).get(Queues.SUPPORT_PLAN);
    return time == null ? 0 : time.applied();
  }

  private Optional<WaitingMessages> waiting(String quantum) {
    return figures().waiting().stream()
        .filter(waiting -> waiting.quantum().equals(quantum))
        .filter(waiting -> waiting.queue().equals(Queues.SUPPORT_PLAN))
        .findFirst();
  }

  private List<String> quanta() {
    return figures().processes().stream().map(ProcessState::quantum).toList();
  }
}
