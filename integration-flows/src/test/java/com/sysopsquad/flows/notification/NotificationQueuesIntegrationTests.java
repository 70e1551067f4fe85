package com.sysopsquad.flows.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody waits for overtakes what nobody waits for, also after it was dead. */
class NotificationQueuesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MANY = 1_000;

  private static final Decision OLIVE = new Decision("olive", null, null);

  private static TestQuantum customer;
  private static TestQuantum billing;
  private static RecordingSending mails;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            Map.of("sysops.delivery.retry.attempts", "1"),
            NotificationGateway.class,
            NotificationInbound.class,
            RecordingSending.class);
    billing =
        TestQuantum.start("billing", TestQuantum.database("billing"), ReplayConfiguration.class);
    mails = customer.bean(RecordingSending.class);
  }

  @AfterAll
  static void stop() {
    mails.goOn();
    customer.close();
    billing.close();
  }

  @Test
  void anAwaitedEmailIsSentAndReplayedWhileAllOthersAreHeldUp() {
    List<NotificationQueued> others =
        Stream.generate(() -> email("ben@example.test", RecordingSending.SLOW))
            .limit(MANY)
            .toList();
    send(gateway -> gateway.send(others));
    await().atMost(PATIENCE).until(() -> depth(Queues.NOTIFICATION) == MANY);

    NotificationQueued link = email("ada@example.test", "Your link");
    send(gateway -> gateway.sendAwaited(List.of(link)));
    await().atMost(PATIENCE).until(() -> mails.sent().equals(List.of(link.notificationId())));

    mails.refuse("cid@example.test");
    NotificationQueued refused = email("cid@example.test", "Your link");
    send(gateway -> gateway.sendAwaited(List.of(refused)));
    DeadLetter dead = dead();
    assertThat(dead.queue()).isEqualTo(Queues.EMAIL_AWAITED);
    assertThat(mails.givenUp()).containsExactly(refused.notificationId());

    mails.accept("cid@example.test");
    billing.bean(DeadLetterDecisions.class).replay(dead.id(), new Decision("olive", null, null));
    await().atMost(PATIENCE).until(() -> mails.sent().contains(refused.notificationId()));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                billing.bean(DeadLetters.class).find(dead.id()).orElseThrow().state()
                    == DeadLetterState.APPLIED);
    assertThat(depth(Queues.NOTIFICATION)).isEqualTo(MANY);

    mails.goOn();
    await().atMost(PATIENCE).until(() -> mails.sent().size() == MANY + 2);
    assertThat(mails.sent()).doesNotHaveDuplicates();
  }

  @Test
  void noLinkOfAnEmailIsReadableInOperationsAndEachIsSentWhenItIsReplayed() {
    for (String address :
        List.of(
            "https://portal.test/password/new?token=",
            "https://portal.test/sign-up/confirm?token=",
            "https://portal.test/email/confirm?token=",
            "https://portal.test/surveys/")) {
      billing.jdbc().sql("delete from ops.dead_letter").update();
      String secret = "Zk3" + UUID.randomUUID().toString().replace("-", "") + "abcdefgh";
      NotificationQueued email =
          new NotificationQueued(
              UUID.randomUUID(),
              UUID.randomUUID(),
              "dot@example.test",
              "Your link",
              "Hello,\n" + address + secret + "\nBye",
              null);
      mails.refuse("dot@example.test");
      send(gateway -> gateway.sendAwaited(List.of(email)));

      DeadLetter dead = dead();
      assertThat(dead.body()).isNull();
      assertThat(dead.withheld()).isTrue();
      assertThat(dead.replayable()).isTrue();
      assertThat(dead.causeText()).contains("no such user for", "[masked]");
      assertNowhere(secret);
      assertThatThrownBy(
              () ->
                  billing
                      .bean(DeadLetterDecisions.class)
                      .edit(dead.id(), EditedMessage.body("{}"), OLIVE))
          .isInstanceOf(DeadLetterRefused.class)
          .hasMessageContaining("is confidential and stays with the quantum customer");

      mails.accept("dot@example.test");
      billing.bean(DeadLetterDecisions.class).replay(dead.id(), OLIVE);
      await().atMost(PATIENCE).until(() -> mails.sent().contains(email.notificationId()));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  billing.bean(DeadLetters.class).get(dead.id()).state()
                      == DeadLetterState.APPLIED);
      assertNowhere(secret);
      assertThat(customer.count("delivery.withheld_body")).isZero();
    }
  }

  @Test
  void aReplayWhoseBodyIsGoneSaysSo() {
    mails.refuse("eve@example.test");
    send(gateway -> gateway.sendAwaited(List.of(email("eve@example.test", "Your link"))));
    DeadLetter dead = dead();
    customer.jdbc().sql("delete from delivery.withheld_body").update();

    billing.bean(DeadLetterDecisions.class).replay(dead.id(), OLIVE);

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                billing
                    .bean(DeadLetters.class)
                    .get(dead.id())
                    .causeText()
                    .equals("Its body is no longer stored, so it cannot be applied."));
    assertThat(billing.bean(DeadLetters.class).get(dead.id()).body()).isNull();
  }

  /** Not in any row of operations. */
  private static void assertNowhere(String secret) {
    for (String table :
        List.of("ops.dead_letter", "ops.replay", "delivery.outbox", "delivery.retry")) {
      assertThat(
              billing.jdbc().sql("select t::text from " + table + " t").query(String.class).list())
          .as(table)
          .noneMatch(row -> row.contains(secret));
    }
  }

  @Test
  void whatDoesNotTravelOnAQueueIsNotSentThere() {
    List<NotificationQueued> emails = List.of(email("ada@example.test", "Your link"));

    assertThatThrownBy(
            () ->
                customer.inTransaction(
                    () -> customer.bean(Outbox.class).send(emails, Queues.INVOICE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("com.sysopsquad.notification.queued does not travel on CUSTOMER.INVOICE");
  }

  private static void send(Consumer<NotificationGateway> call) {
    customer.inTransaction(() -> call.accept(customer.bean(NotificationGateway.class)));
  }

  private static NotificationQueued email(String address, String heading) {
    return new NotificationQueued(
        UUID.randomUUID(), UUID.randomUUID(), address, heading, "text", null);
  }

  private static DeadLetter dead() {
    DeadLetters emails = billing.bean(DeadLetters.class);
    await().atMost(PATIENCE).until(() -> emails.count(DeadLetterFilter.open()) == 1);
    return emails.newest(DeadLetterFilter.open(), 0, 1).getFirst();
  }

  private static long depth(String queue) {
    return billing.bean(QueueDepths.class).now().stream()
        .filter(depth -> depth.name().equals(queue))
        .mapToLong(QueueDepth::messages)
        .sum();
  }
}
