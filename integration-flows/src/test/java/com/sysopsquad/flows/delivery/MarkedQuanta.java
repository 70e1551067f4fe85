package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plans;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.Lifecycle;

/** Two quanta that send marks often. */
abstract class MarkedQuanta {

  static final Map<String, String> OFTEN =
      Map.of("sysops.delivery.marks.every", "200ms", "sysops.delivery.marks.patience", "600ms");

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final int SOME_ROUNDS = 12;

  final UUID ada = UUID.randomUUID();
  TestPlatform.Database customers;
  TestQuantum customer;
  TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    customers = TestQuantum.database("customer");
    customer = startCustomer();
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            OFTEN,
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  TestQuantum startCustomer() {
    return TestQuantum.start("customer", customers, OFTEN, SupportPlanGateway.class);
  }

  @AfterEach
  void stop() {
    customer.close();
    billing.close();
  }

  static void sendMark(String sender, String stated, UUID named) {
    sendMark(sender, Queues.DEAD_LETTER, stated, named, Map.of());
  }

  static UUID sendMark(
      String sender, String queue, String stated, UUID named, Map<String, String> headers) {
    UUID id = UUID.randomUUID();
    Map<String, String> all = new HashMap<>(headers);
    all.put(WireFormat.TYPE, ContractType.of(SentMark.class).name());
    all.put(WireFormat.SOURCE, stated);
    RawMessages.sendAs(
        sender,
        queue,
        RawMessages.plan(
            id, new ContractJson().write(new SentMark(stated, null, List.of(named))), all));
    return id;
  }

  /** The broker takes them, and then somebody empties its queue. */
  void loseOnTheWay(List<PlanChosen> messages) {
    adapter().stop();
    if (!messages.isEmpty()) {
      send(messages);
    }
    letRoundsPass(customer, 6);
    await()
        .atMost(PATIENCE)
        .until(() -> customer.count("delivery.outbox where type not like '%mark'") == 0);
    customer.bean("relay", Lifecycle.class).stop();
    RawMessages.drainAs("billing", Queues.SUPPORT_PLAN);
    customer.bean("relay", Lifecycle.class).start();
    adapter().start();
  }

  Lifecycle adapter() {
    return billing.bean("supportPlanInbox", Lifecycle.class);
  }

  void send(List<PlanChosen> plans) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(plans));
  }

  void sendAgain() {
    resend(customer.now().minus(Duration.ofDays(1)));
  }

  void resend(Instant since) {
    resend("customer", since);
  }

  void resend(String sender, Instant since) {
    Resend asked = ask(sender, since, null, false);
    await().atMost(PATIENCE).until(() -> resends().get(asked.number()).state() == ResendState.DONE);
  }

  Resend ask(String sender, Instant since, @Nullable String queue, boolean counting) {
    return resends()
        .ask(
            new ResendRequest(
                sender, since, null, queue, queue == null ? "billing" : null, counting),
            "olive",
            "test");
  }

  Resends resends() {
    return billing.bean(Resends.class);
  }

  Losses losses() {
    return billing.bean(Losses.class);
  }

  Loss awaitLoss() {
    await().atMost(PATIENCE).until(() -> !losses().all().isEmpty());
    return losses().all().getFirst();
  }

  void awaitNoLoss() {
    await().atMost(PATIENCE).until(() -> losses().all().isEmpty());
  }

  void awaitApplied(int messages) {
    await().atMost(PATIENCE).until(() -> billing.count("effect.applied") == messages);
  }

  static void letRoundsPass(TestQuantum quantum, int rounds) {
    long before = round(quantum);
    await().atMost(PATIENCE).until(() -> round(quantum) >= before + rounds);
  }

  static long round(TestQuantum quantum) {
    return quantum.jdbc().sql("select number from delivery.mark_round").query(Long.class).single();
  }
}
