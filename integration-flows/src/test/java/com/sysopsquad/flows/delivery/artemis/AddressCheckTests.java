package com.sysopsquad.flows.delivery.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.management.AddressSettingsInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Each setting by which Artemis could lose a message, or its place, is found by itself. */
class AddressCheckTests {

  private static final Set<String> ADDRESSES = Set.of("CUSTOMER.INVOICE", "DLQ");

  @Test
  void anAddressWithADeadLetterAddressThatIsThereToStayIsSafe() {
    assertThat(defects("DLQ", "")).isEmpty();
  }

  @Test
  void anAddressWithoutADeadLetterAddressIsNot() {
    assertThat(defects("", ""))
        .containsExactly(
            "CUSTOMER.INVOICE has no dead-letter address: undeliverable messages are deleted");
  }

  @Test
  void aDeadLetterAddressWithoutAQueueIsNone() {
    assertThat(defects("NOWHERE", ""))
        .containsExactly(
            "CUSTOMER.INVOICE has the dead-letter address NOWHERE, which has no queue: messages sent"
                + " there are deleted");
  }

  @Test
  void anAddressThatIsDeletedByItselfIsNotSafe() {
    String sentence =
        "CUSTOMER.INVOICE is deleted automatically when it is not in use (auto-delete)";

    assertThat(defects("DLQ", "autoDeleteQueues")).containsExactly(sentence);
    assertThat(defects("DLQ", "autoDeleteAddresses")).containsExactly(sentence);
  }

  @Test
  void anAddressThatIsCreatedByItselfIsTold() {
    String sentence =
        "CUSTOMER.INVOICE is created automatically: a misspelled name goes unnoticed (auto-create)";

    assertThat(defects("DLQ", "autoCreateQueues")).containsExactly(sentence);
    assertThat(defects("DLQ", "autoCreateAddresses")).containsExactly(sentence);
  }

  @Test
  void aQueueThatSeveralConsumersShareDoesNotKeepTheOrder() {
    assertThat(disorderly("CUSTOMER.INVOICE", false))
        .containsExactly(
            "CUSTOMER.INVOICE is not exclusive: after a receiver's connection is lost, later messages"
                + " of a subject can arrive before earlier ones");
    assertThat(disorderly("CUSTOMER.INVOICE", true)).isEmpty();
  }

  @Test
  void partitionsOfARunAreSharedByWorkers() {
    assertThat(disorderly("BILLING.PARTITION", false)).isEmpty();
  }

  private static List<String> disorderly(String queue, boolean exclusive) {
    return AddressCheck.disorderly(
        List.of(
            JsonMapper.shared()
                .readTree(
                    "{\"name\": \"%s\", \"exclusive\": \"%s\"}".formatted(queue, exclusive))));
  }

  private static List<String> defects(String deadLetterAddress, String switchedOn) {
    String settings =
        """
        {"deadLetterAddress": "%s", "autoCreateQueues": %s, "autoCreateAddresses": %s,
         "autoDeleteQueues": %s, "autoDeleteAddresses": %s}
        """
            .formatted(
                deadLetterAddress,
                switchedOn.equals("autoCreateQueues"),
                switchedOn.equals("autoCreateAddresses"),
                switchedOn.equals("autoDeleteQueues"),
                switchedOn.equals("autoDeleteAddresses"));
    return AddressCheck.defects(
        "CUSTOMER.INVOICE", AddressSettingsInfo.fromJSON(settings), ADDRESSES);
  }
}
