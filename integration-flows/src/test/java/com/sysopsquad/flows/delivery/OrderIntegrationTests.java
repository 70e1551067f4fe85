package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Two senders and two receivers of one quantum each, and a broker whose connections break. */
class OrderIntegrationTests {

  private static final int SUBJECTS = 30;
  private static final int VERSIONS = 15;

  @Test
  void eachSubjectKeepsItsOrderWhoeverSendsAndReceivesAndWhateverBreaks() throws Exception {
    TestPlatform.start().purgeQueues();
    TestPlatform.Database customers = TestQuantum.database("customer");
    TestPlatform.Database receiving = TestQuantum.database("billing");
    List<UUID> subjects = IntStream.range(0, SUBJECTS).mapToObj(n -> UUID.randomUUID()).toList();

    try (TestQuantum sender = sender(customers);
        TestQuantum otherSender = sender(customers);
        TestQuantum receiver = receiver(receiving)) {
      TestQuantum leaving = receiver(receiving);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<? extends Future<?>> sending =
            subjects.stream()
                .map(subject -> threads.submit(() -> sendAll(subject, sender, otherSender)))
                .toList();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> receiver.count("effect.applied") > SUBJECTS);
        leaving.close();
        for (Future<?> sent : sending) {
          sent.get();
        }
      }

      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> receiver.count("effect.applied") >= SUBJECTS * VERSIONS);
      await().atMost(Duration.ofSeconds(60)).until(() -> sender.count("delivery.outbox") == 0);
      assertThat(subjects)
          .allSatisfy(
              subject ->
                  assertThat(versions(receiver, subject))
                      .isEqualTo(LongStream.rangeClosed(1, VERSIONS).boxed().toList()));
      assertThat(BreakingBroker.commits()).isGreaterThan(20);
    }
  }

  private static void sendAll(UUID subject, TestQuantum one, TestQuantum other) {
    for (int version = 1; version <= VERSIONS; version++) {
      TestQuantum sender = version % 2 == 0 ? one : other;
      var plan = Plans.plan(subject, version);
      sender.inTransaction(() -> sender.bean(SupportPlanGateway.class).send(List.of(plan)));
    }
  }

  private static TestQuantum sender(TestPlatform.Database database) {
    return TestQuantum.start("customer", database, SupportPlanGateway.class, BreakingBroker.class);
  }

  private static TestQuantum receiver(TestPlatform.Database database) {
    return TestQuantum.start(
        "billing", database, SupportPlanInbound.class, RecordingPlans.class, BreakingBroker.class);
  }

  private static List<Long> versions(TestQuantum receiver, UUID subject) {
    return receiver
        .jdbc()
        .sql("select version from effect.applied where subject = ? order by n")
        .param(subject.toString())
        .query(Long.class)
        .list();
  }
}
