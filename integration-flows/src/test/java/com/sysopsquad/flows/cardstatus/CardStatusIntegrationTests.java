package com.sysopsquad.flows.cardstatus;

import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decisions on cards do not wait for each other. */
class CardStatusIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static TestQuantum billing;
  private static TestQuantum customer;

  private final UUID ada = UUID.randomUUID();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    billing =
        TestQuantum.start("billing", TestQuantum.database("billing"), CardStatusGateway.class);
    customer =
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            Map.of("sysops.delivery.retry.first", "1h", "sysops.delivery.retry.longest", "1h"),
            CardStatusInbound.class,
            RecordingStatuses.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
    customer.close();
  }

  @Test
  void aDecisionThatFailsHoldsUpNoDecisionOnAnotherCardOfTheCustomer() {
    UUID failing = UUID.randomUUID();
    UUID next = UUID.randomUUID();
    RecordingStatuses.FAILING.add(failing);
    send(failing);
    await().atMost(PATIENCE).until(() -> count("delivery.retry where attempts > 0") == 1);

    send(next);

    await().atMost(PATIENCE).until(() -> count("effect.applied") == 1);
  }

  private void send(UUID card) {
    billing.inTransaction(
        () ->
            billing
                .bean(CardStatusGateway.class)
                .send(
                    List.of(
                        new CardStatusChanged(
                            card, ada, false, null, null, null, "Declined", Instant.now()))));
  }

  private static long count(String what) {
    return customer.jdbc().sql("select count(*) from " + what).query(Long.class).single();
  }
}
