package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.contract.BrokerQueues.BrokerQueue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The script for IBM MQ that is checked in is that of the broker's queues. */
class IbmMqScriptTests {

  private static final Path FOLDER = Path.of("../config/broker");

  private final List<BrokerQueue> queues = BrokerQueues.all();

  @Test
  void theCheckedInScriptIsThatOfTheQueues() {
    CheckedIn.require(FOLDER, ".mqsc", Map.of("ibm-mq.mqsc", IbmMqScript.of(queues)));
  }

  @Test
  void everyNameIsLegalOnIbmMq() {
    assertThat(queues)
        .extracting(BrokerQueue::name)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).matches("[A-Z0-9._]{1,48}"));
    assertThat(queues)
        .flatExtracting(BrokerQueue::senders)
        .allSatisfy(user -> assertThat(user).matches("[a-z]{1,12}"));
  }

  @Test
  void everyQueueIsMadeWithItsRightsAndNothingElse() {
    String script = IbmMqScript.of(queues);

    for (BrokerQueue queue : queues) {
      assertThat(script).containsOnlyOnce("DEFINE QLOCAL('" + queue.name() + "') ");
      for (String user : queue.senders()) {
        assertThat(right(script, queue, user)).contains("PUT");
      }
      for (String user : queue.receivers()) {
        assertThat(right(script, queue, user)).contains("GET", "BROWSE", "INQ");
      }
    }
    assertThat(script)
        .doesNotContain(
            "PROFILE('BILLING.CARD_REGISTRATION') OBJTYPE(QUEUE) PRINCIPAL('reporting')");
  }

  /** A line that is longer than MQSC reads at once would be cut without a word. */
  @Test
  void noLineIsTooLongForTheCommandProcessor() {
    assertThat(IbmMqScript.of(queues).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(2_048));
  }

  private static String right(String script, BrokerQueue queue, String user) {
    String begin =
        "SET AUTHREC PROFILE('%s') OBJTYPE(QUEUE) PRINCIPAL('%s')".formatted(queue.name(), user);
    return script.lines().filter(line -> line.startsWith(begin)).findFirst().orElse("");
  }
}
