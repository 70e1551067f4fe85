package com.sysopsquad.flows.monitor.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.delivery.Plans;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.flows.message.command.EndpointPaused;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCheckTests {

  private static final String TYPE = "com.sysopsquad.plan.chosen";
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final ContractJson JSON = new ContractJson();
  private static final String PLAN = JSON.write(Plans.plan(ADA, 1));

  private final ContractCheck check = new ContractCheck(JSON);

  @Test
  void everyQueueThatOperationsSendsToHasAContract() {
    assertThat(Queues.REPLAYABLE)
        .allSatisfy(
            queue ->
                assertThat(ContractCheck.CONTRACTS)
                    .as(queue)
                    .anyMatch(contract -> ContractType.of(contract).travelsOn(queue)));
  }

  /** Quanta alone make marks, operations never has a card, and commands belong to one moment. */
  @Test
  void whatNobodyEditsIsNotAmongThem() {
    assertThat(ContractCheck.CONTRACTS)
        .contains(PlanChosen.class)
        .doesNotContain(SentMark.class, CardHandedIn.class, EndpointPaused.class);
  }

  @Test
  void aCopyThatIsWhatItsContractSaysIsTaken() {
    assertThatCode(() -> check.require(Queues.SUPPORT_PLAN, TYPE, 1, "someone", PLAN))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"text\"", "null", "{}", "no JSON", ""})
  void aBodyThatIsNoObjectOfItsContractIsRefused(String body) {
    assertThatThrownBy(() -> check.require(Queues.SUPPORT_PLAN, TYPE, 1, "someone", body))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("The body does not match its type.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, someone, The type on BILLING.SUPPORT_PLAN must be com.sysopsquad.plan.chosen.",
    "com.sysopsquad.invoice.issued, 1, someone, The type on BILLING.SUPPORT_PLAN must be",
    "com.sysopsquad.plan.chosen, 100000, someone, The version of com.sysopsquad.plan.chosen must be"
        + " 1.",
    "com.sysopsquad.plan.chosen, 0, someone, The version of com.sysopsquad.plan.chosen must be 1.",
    "com.sysopsquad.plan.chosen, 1, ' ', Enter a subject.",
    "com.sysopsquad.plan.chosen, 1, 'a\tb', The subject must have",
    "com.sysopsquad.plan.chosen, 1, 4242 4242 4242 4242, The subject contains"
  })
  void headersThatTheReceiverWouldRefuseAreRefused(
      String type, int version, String subject, String sentence) {
    assertThatThrownBy(() -> check.require(Queues.SUPPORT_PLAN, type, version, subject, PLAN))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith(sentence);
  }

  /** Whoever edits a dead letter cannot make its receiver believe that messages are lost. */
  @ParameterizedTest
  @ValueSource(strings = {Queues.SUPPORT_PLAN, Queues.INVOICE, Queues.DEAD_LETTER})
  void nobodyMakesAMarkOfADeadLetter(String queue) {
    String mark = JSON.write(new SentMark("customer", null, List.of(ADA)));

    assertThatThrownBy(
            () -> check.require(queue, ContractType.of(SentMark.class).name(), 1, "customer", mark))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("The type on " + queue + " must be ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b-c", "Camel", "", "a_b", "type", "replay", "\u0661"})
  void namesThatNoExtensionMayHaveAreRefused(String name) {
    assertThatThrownBy(() -> check.require(Map.of(name, "x"), List.of("type", "replay")))
        .isInstanceOf(DeadLetterRefused.class);
  }

  @Test
  void aCardNumberIsRefusedInTheNameAndInTheValueOfAnExtension() {
    assertThatThrownBy(() -> check.require(Map.of("card4242424242424242", "x"), List.of()))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("An extension name contains what looks like a card number");
    assertThatThrownBy(() -> check.require(Map.of("note", "4242.4242.4242.4242"), List.of()))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageStartingWith("The extension note contains what looks like a card number");
  }

  @Test
  void aValueWithNulOrTooLongIsRefused() {
    assertThatThrownBy(() -> check.require(Map.of("a", "\0"), List.of()))
        .isInstanceOf(DeadLetterRefused.class);
    assertThatThrownBy(() -> check.require(Map.of("a", "x".repeat(1_001)), List.of()))
        .isInstanceOf(DeadLetterRefused.class);
  }
}
