package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.message.Queues;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.management.AddressSettingsInfo;
import tools.jackson.databind.JsonNode;

/**
 * Checks whether the settings of Artemis's addresses and queues meet the needs of the guarantee.
 */
final class AddressCheck {

  private AddressCheck() {}

  static List<String> defects(Management management) throws JMSException {
    List<String> defects = new ArrayList<>();
    List<JsonNode> queues = QueueListing.queues(management).toList();
    TreeSet<String> addresses =
        queues.stream()
            .map(queue -> queue.path("address").asString())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String address : addresses) {
      String settings = management.ask("getAddressSettingsAsJSON", address);
      defects.addAll(defects(address, AddressSettingsInfo.fromJSON(settings), addresses));
    }
    defects.addAll(disorderly(queues));
    return defects;
  }

  /**
   * The defects of our ordered queues that several consumers may share because they are not
   * exclusive.
   */
  static List<String> disorderly(List<JsonNode> queues) {
    return queues.stream()
        .filter(queue -> !queue.path("exclusive").asBoolean(false))
        .map(queue -> queue.path("name").asString())
        .filter(Queues.ORDERED::contains)
        .map(
            name ->
                name
                    + " is not exclusive: after a receiver's connection is lost, later messages of a"
                    + " subject can arrive before earlier ones")
        .toList();
  }

  /**
   * @param addresses all addresses that have a queue
   */
  static List<String> defects(String address, AddressSettingsInfo settings, Set<String> addresses) {
    List<String> defects = new ArrayList<>();
    String backoutQueue = settings.getDeadLetterAddress();
    if (backoutQueue == null || backoutQueue.isBlank()) {
      defects.add(address + " has no dead-letter address: undeliverable messages are deleted");
    } else if (!addresses.contains(backoutQueue)) {
      defects.add(
          "%s has the dead-letter address %s, which has no queue: messages sent there are deleted"
              .formatted(address, backoutQueue));
    }
    if (settings.isAutoDeleteQueues() || settings.isAutoDeleteAddresses()) {
      defects.add(address + " is deleted automatically when it is not in use (auto-delete)");
    }
    if (settings.isAutoCreateQueues() || settings.isAutoCreateAddresses()) {
      defects.add(
          address + " is created automatically: a misspelled name goes unnoticed (auto-create)");
    }
    return defects;
  }
}
