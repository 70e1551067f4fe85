package com.sysopsquad.flows.cardregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards are decided outside of transactions, recorded once, and leave no trace when given up. */
class CardRegistrationIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static TestQuantum customer;
  private static TestQuantum billing;

  private final UUID ada = UUID.randomUUID();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start(
            "customer", TestQuantum.database("customer"), CardRegistrationGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            CardRegistrationInbound.class,
            MonitorConfiguration.class,
            RecordingIntake.class);
  }

  @AfterAll
  static void stop() {
    customer.close();
    billing.close();
  }

  @BeforeEach
  void empty() {
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
    RecordingIntake.DECIDED.clear();
  }

  @Test
  void cardsAreDecidedSideBySideAndRecordedOnceInOrder() {
    List<CardHandedIn> cards =
        Stream.concat(
                Stream.generate(() -> card(RecordingIntake.PAIRED)).limit(2),
                Stream.generate(() -> card(RecordingIntake.GOOD)).limit(298))
            .toList();

    handIn(cards);

    await().atMost(PATIENCE).until(() -> noted("recorded").size() == 300);
    assertThat(noted("recorded"))
        .isEqualTo(cards.stream().map(card -> card.registrationId().toString()).toList());
    assertThat(RecordingIntake.DECIDED).hasSize(300).doesNotContainValue(2);
    assertThat(RecordingIntake.MOST_AT_ONCE).hasValueBetween(2, 16);
  }

  @Test
  void aCardThatIsGivenUpIsRejectedAndItsBodyDestroyed() {
    CardHandedIn first = card(RecordingIntake.GOOD);
    CardHandedIn undecidable = card(RecordingIntake.UNDECIDABLE);
    CardHandedIn unrecordable = card(RecordingIntake.UNRECORDABLE);
    CardHandedIn last = card(RecordingIntake.GOOD);

    handIn(List.of(first, undecidable, unrecordable, last));

    await()
        .atMost(PATIENCE)
        .until(() -> deadLetters().size() == 2 && noted("recorded").size() == 2);
    assertThat(noted("recorded"))
        .containsExactly(first.registrationId().toString(), last.registrationId().toString());
    assertThat(noted("rejected"))
        .containsExactlyInAnyOrder(
            undecidable.registrationId().toString(), unrecordable.registrationId().toString());
    assertThat(deadLetters())
        .allSatisfy(
            deadLetter -> {
              assertThat(deadLetter.queue()).isEqualTo(Queues.CARD_REGISTRATION);
              assertThat(deadLetter.body()).isNull();
              assertThat(deadLetter.toString()).doesNotContain("4242");
            })
        .extracting(DeadLetter::causeText)
        .containsExactlyInAnyOrder("Cannot decide on [number]", "Cannot record");
  }

  @Test
  void whileTheProviderIsAwayCardsWait() {
    RecordingIntake.PROVIDER_AWAY.set(true);
    CardHandedIn card = card(RecordingIntake.GOOD);
    handIn(List.of(card));
    await()
        .atMost(PATIENCE)
        .until(() -> RecordingIntake.DECIDED.getOrDefault(card.registrationId(), 0) >= 2);

    RecordingIntake.PROVIDER_AWAY.set(false);

    await().atMost(PATIENCE).until(() -> noted("recorded").size() == 1);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void aCardWithoutAnAnswerHoldsUpNoOtherCustomer() {
    RecordingIntake.UNANSWERING.set(true);
    CardHandedIn unanswered = card(RecordingIntake.UNANSWERED);
    handIn(List.of(unanswered, cardOfAnother()));
    await().atMost(PATIENCE).until(() -> noted("recorded").size() == 1);
    handIn(List.of(cardOfAnother(), cardOfAnother()));
    await().atMost(PATIENCE).until(() -> noted("recorded").size() == 3);
    assertThat(noted("rejected")).isEmpty();

    RecordingIntake.UNANSWERING.set(false);

    await().atMost(PATIENCE).until(() -> noted("recorded").size() == 4);
    assertThat(noted("recorded")).last().isEqualTo(unanswered.registrationId().toString());
    assertThat(deadLetters()).isEmpty();
  }

  private static CardHandedIn cardOfAnother() {
    return new CardHandedIn(UUID.randomUUID(), UUID.randomUUID(), RecordingIntake.GOOD);
  }

  private CardHandedIn card(String jwe) {
    return new CardHandedIn(UUID.randomUUID(), ada, jwe);
  }

  private static void handIn(List<CardHandedIn> cards) {
    CardRegistrationGateway registrations = customer.bean(CardRegistrationGateway.class);
    customer.inTransaction(() -> cards.forEach(registrations::send));
  }

  private static List<String> noted(String note) {
    return billing
        .jdbc()
        .sql("select subject from effect.applied where note = ? order by n")
        .param(note)
        .query(String.class)
        .list();
  }

  private static List<DeadLetter> deadLetters() {
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 100);
  }
}
