package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A customer quantum of which the broker refuses messages, and billing, which has dead letters. */
final class QuantaWithRefusals implements AutoCloseable {

  static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  static final UUID BOB = UUID.fromString("bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee");

  /** Headers of which JMS does not allow one. */
  static final String NOT_ALLOWED = "{\"cloudEvents_a b-c\": \"x\"}";

  private final TestQuantum customer;
  private final TestQuantum billing;

  private QuantaWithRefusals(TestQuantum customer, TestQuantum billing) {
    this.customer = customer;
    this.billing = billing;
  }

  /** What is refused is tried again after the pause, and given up after the longest time. */
  static QuantaWithRefusals start(String pause, String longest) {
    TestPlatform.start().purgeQueues();
    return new QuantaWithRefusals(
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            Map.of(
                "sysops.delivery.lanes", "1",
                "sysops.delivery.sending.refused-pause", pause,
                "sysops.delivery.sending.refused-longest", longest),
            SupportPlanGateway.class),
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class));
  }

  TestQuantum customer() {
    return customer;
  }

  TestQuantum billing() {
    return billing;
  }

  void forget() {
    customer.jdbc().sql("delete from delivery.refused").update();
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
    RecordingPlans.FAILING.clear();
  }

  /** A plan of Ada's straight into the outbox, since our own code writes nothing of the kind. */
  void bad(String queue, String headers) {
    customer
        .jdbc()
        .sql(
            """
            insert into delivery.outbox
                (lane, id, queue, type, version, subject, sent_at, headers, body)
            values (0, gen_random_uuid(), :queue, 'com.sysopsquad.plan.chosen', 1, :subject,
                    clock_timestamp(), cast(:headers as jsonb), :body)
            """)
        .param("queue", queue)
        .param("subject", ADA.toString())
        .param("headers", headers)
        .param("body", new ContractJson().write(Plans.plan(ADA, 1)))
        .update();
  }

  void send(PlanChosen plan) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(List.of(plan)));
  }

  /** From now on the broker takes what it has refused. */
  void mend() {
    customer.jdbc().sql("update delivery.refused set headers = '{}'").update();
  }

  /** How many messages are set aside, those that wait behind a refused one among them. */
  long setAside() {
    return customer.count("delivery.refused");
  }

  List<String> applied() {
    return billing
        .jdbc()
        .sql("select subject || ' ' || version from effect.applied order by n")
        .query(String.class)
        .list();
  }

  List<DeadLetter> deadLetters() {
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 10);
  }

  @Override
  public void close() {
    customer.close();
    billing.close();
  }
}
