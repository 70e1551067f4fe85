package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A message carries the trace of its sender over the broker, as W3C Trace Context. */
class TraceContextIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  private final UUID ada = UUID.randomUUID();
  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  @AfterEach
  void stop() {
    MDC.clear();
    customer.close();
    billing.close();
  }

  @Test
  void whatAThreadWithATraceSendsCarriesIt() {
    MDC.put("traceId", TRACE);
    MDC.put("spanId", SPAN);

    assertThat(received()).isEqualTo("00-%s-%s-01".formatted(TRACE, SPAN));
  }

  @Test
  void whatAThreadWithoutATraceSendsCarriesNone() {
    assertThat(received()).isEqualTo("none");
  }

  /** What the receiver got, as the dead letter of a message that it cannot apply has it. */
  private String received() {
    customer.inTransaction(
        () ->
            customer
                .bean(SupportPlanGateway.class)
                .send(List.of(Plans.plan(ada, 1, Plans.POISON))));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    return billing
        .jdbc()
        .sql("select coalesce(headers ->> 'traceparent', 'none') from ops.dead_letter")
        .query(String.class)
        .single();
  }
}
