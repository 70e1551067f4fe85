package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the broker has taken is kept for some days, but nothing that is confidential.
 *
 * <p>Tried: 700 messages of one subject; messages with cards, emails and commands, and one that was
 * sent again; keeping switched off.
 */
class SentMessagesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final UUID ada = UUID.randomUUID();

  @Test
  void whatIsSentIsKeptInTheOrderOfItsSubjectAndNothingElse() {
    try (TestQuantum customer = start(Map.of())) {
      send(customer, 1, 700);
      for (String queue :
          List.of(
              Queues.CARD_REGISTRATION,
              Queues.NOTIFICATION,
              Queues.EMAIL_AWAITED,
              Queues.COMMAND_CUSTOMER)) {
        put(customer, queue, null);
      }
      put(customer, Queues.SUPPORT_PLAN, "{\"cloudEvents_resend\": \"x\"}");
      await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);

      assertThat(
              customer
                  .jdbc()
                  .sql(
                      """
                      select cast(body::json ->> 'version' as bigint) from delivery.sent
                      where subject = ? order by position
                      """)
                  .param(ada.toString())
                  .query(Long.class)
                  .list())
          .isEqualTo(LongStream.rangeClosed(1, 700).boxed().toList());
      assertThat(customer.count("delivery.sent where subject = 'x'")).isZero();
      assertThat(customer.count("delivery.sent_default")).isZero();
    }
  }

  @Test
  void nothingIsKeptWhereKeepingIsSwitchedOff() {
    try (TestQuantum customer = start(Map.of("sysops.delivery.kept", "0"))) {
      send(customer, 1, 10);
      await().atMost(PATIENCE).until(() -> customer.count("delivery.outbox") == 0);

      assertThat(customer.count("delivery.sent")).isZero();
    }
  }

  private static TestQuantum start(Map<String, String> settings) {
    TestPlatform.start().purgeQueues();
    return TestQuantum.start(
        "customer",
        TestQuantum.database("customer"),
        settings,
        SupportPlanGateway.class,
        BreakingBroker.class);
  }

  private void send(TestQuantum customer, long first, long last) {
    customer.inTransaction(
        () -> customer.bean(SupportPlanGateway.class).send(Plans.plans(ada, first, last)));
  }

  private void put(TestQuantum customer, String queue, @Nullable String headers) {
    customer
        .jdbc()
        .sql(
            """
            insert into delivery.outbox
                (lane, id, queue, type, version, subject, sent_at, headers, body)
            values (0, gen_random_uuid(), :queue, 'a.type', 1, 'x', clock_timestamp(),
                    cast(:headers as jsonb), '{}')
            """)
        .param("queue", queue)
        .param("headers", headers)
        .update();
  }
}
