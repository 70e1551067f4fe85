package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The script for IBM MQ that is checked in is that of the broker's queues. */
class IbmMqScriptTests {

  private static final Path FOLDER = Path.of("../config/broker");

  private static final String LEGAL_NAME = "[A-Z0-9._]{1,48}";

  private final List<Queue> queues = Queues.LIST;
  private final String script = IbmMqScript.of(queues);

  @Test
  void theCheckedInScriptIsThatOfTheQueues() {
    CheckedIn.require(FOLDER, ".mqsc", Map.of("ibm-mq.mqsc", script));
  }

  @Test
  void everyNameIsLegalOnIbmMq() {
    assertThat(queues)
        .extracting(Queue::name)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).matches(LEGAL_NAME));
    assertThat(Queues.BACKOUT).matches(LEGAL_NAME);
    assertThat(queues)
        .flatExtracting(Queue::senders)
        .allSatisfy(user -> assertThat(user).matches("[a-z]{1,12}"));
    assertThat(queues).flatExtracting(Queue::senders).isSubsetOf(IbmMqScript.USERS);
    assertThat(queues).flatExtracting(Queue::receivers).isSubsetOf(IbmMqScript.USERS);
  }

  @Test
  void theQueuesOfTheListAreThoseOfTheCode() throws IllegalAccessException {
    assertThat(IbmMqScript.sentTo(queues))
        .extracting(Queue::name)
        .containsExactlyElementsOf(Queues.ALL);
    assertThat(queues)
        .extracting(Queue::name)
        .containsExactlyInAnyOrderElementsOf(namesOfTheCode());
  }

  /** The constants, without that of a queue which only IBM MQ has. */
  private static List<String> namesOfTheCode() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field field : Queues.class.getFields()) {
      if (field.getType() == String.class && !field.getName().equals("BACKOUT")) {
        names.add((String) field.get(null));
      }
    }
    return names;
  }

  @Test
  void everyQueueIsMadeOnceWithItsBackoutQueue() {
    Set<String> made =
        Pattern.compile("ALTER QLOCAL\\('([^']+)'\\)([^\n]+)")
            .matcher(script)
            .results()
            .map(
                definition -> {
                  if (!definition.group(1).equals(Queues.BACKOUT)) {
                    assertThat(definition.group(2))
                        .contains("BOQNAME('OPS.BACKOUT') BOTHRESH(999999999)");
                  }
                  return definition.group(1);
                })
            .collect(Collectors.toSet());

    assertThat(made)
        .containsAll(Queues.ALL)
        .contains(Queues.BACKOUT)
        .hasSize(Queues.ALL.size() + 1);
  }

  /** What a queue or a channel has of the site's is not set back, whatever it is. */
  @Test
  void whatIsThereIsNotDefinedAnew() {
    String joined = script.replace("+\n", "");

    assertThat(joined.lines().filter(line -> line.startsWith("DEFINE ")))
        .hasSize(Queues.ALL.size() + 2)
        .allSatisfy(line -> assertThat(line).endsWith(" NOREPLACE"));
    assertThat(joined.lines().filter(line -> line.startsWith("ALTER CHANNEL"))).isEmpty();
    assertThat(joined.lines().filter(line -> line.startsWith("ALTER QLOCAL")))
        .noneMatch(line -> line.contains("MAXDEPTH") || line.contains("MAXMSGL"));
  }

  /** The channel's encryption, certificates and exits are the site's. */
  @Test
  void noCommandTouchesTheSitesTls() {
    assertThat(commands())
        .isNotEmpty()
        .noneMatch(command -> command.matches(".*\\b(SSL|CERTLABL|SCYEXIT).*"))
        .noneMatch(command -> command.matches(".*(?<!NO)REPLACE\\b.*"));
  }

  @Test
  void aClientThatSaysNothingIsNoticed() {
    assertThat(commands())
        .filteredOn(command -> command.startsWith("DEFINE CHANNEL("))
        .singleElement()
        .asString()
        .contains(" HBINT(30) ", " KAINT(AUTO) ");
  }

  /** On the queue manager, and for each queue: it is full, nearly full, and empty again. */
  @Test
  void whatWaitsInAQueueIsMeasuredAndTold() {
    assertThat(commands()).contains("ALTER QMGR PERFMEV(ENABLED)");
    assertThat(commands())
        .filteredOn(command -> command.startsWith("DEFINE QLOCAL("))
        .hasSize(Queues.ALL.size() + 1)
        .allSatisfy(
            command ->
                assertThat(command)
                    .contains(
                        " MONQ(MEDIUM) ",
                        " QDEPTHHI(1) ",
                        " QDEPTHLO(0) ",
                        " QDPMAXEV(ENABLED) ",
                        " QDPHIEV(ENABLED) ",
                        " QDPLOEV(ENABLED) "));
  }

  @Test
  void oneProcessAtATimeReceivesWhatHasAnOrder() {
    for (String queue : Queues.ALL) {
      assertThat(settings(queue).contains(" NOSHARE DEFSOPT(EXCL)"))
          .isEqualTo(Queues.ORDERED.contains(queue));
    }
    assertThat(settings(Queues.PARTITION)).contains(" SHARE DEFSOPT(SHARED)");
  }

  @Test
  void nobodyGetsInWithoutThePasswordOfAUserOfOurs() {
    assertThat(commands())
        .filteredOn(command -> command.startsWith("DEFINE CHANNEL("))
        .singleElement()
        .asString()
        .contains(" MCAUSER('*NOACCESS') ");
    assertThat(commands())
        .filteredOn(command -> command.startsWith("SET CHLAUTH("))
        .containsExactly(
            "SET CHLAUTH('SYSOPS.SVRCONN') TYPE(BLOCKUSER) USERLIST('*MQADMIN') ACTION(ADD)",
            "SET CHLAUTH('SYSOPS.SVRCONN') TYPE(ADDRESSMAP) ADDRESS('*') USERSRC(CHANNEL)"
                + " CHCKCLNT(REQUIRED) ACTION(ADD)");
  }

  @Test
  void whoMaySendOrReceiveIsWhatTheListSays() {
    for (Queue queue : IbmMqScript.sentTo(queues)) {
      for (String user : IbmMqScript.USERS) {
        String rights = rights(queue.name(), user);
        assertThat(rights.contains("PUT")).isEqualTo(queue.senders().contains(user));
        assertThat(rights.contains("GET")).isEqualTo(queue.receivers().contains(user));
      }
    }
    assertThat(rights("BILLING.CARD_REGISTRATION", "reporting")).isEmpty();
  }

  @Test
  void whoeverReceivesMayLayAMessageIntoTheBackoutQueue() {
    assertThat(queues)
        .flatExtracting(Queue::receivers)
        .allSatisfy(user -> assertThat(rights(Queues.BACKOUT, user)).contains("PUT", "PASSALL"));
    assertThat(rights(Queues.BACKOUT, "billing")).contains("GET");
    assertThat(rights(Queues.BACKOUT, "customer")).doesNotContain("GET");
  }

  /** A line that is longer than MQSC reads at once would be cut without a word. */
  @Test
  void noLineIsTooLongForTheCommandProcessor() {
    assertThat(script.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(2_048));
  }

  /** Each in one line, without comments. */
  private List<String> commands() {
    return script
        .replaceAll("\\+\n *", "")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("*"))
        .toList();
  }

  private String settings(String queue) {
    String begin = "ALTER QLOCAL('%s')".formatted(queue);
    return script.lines().filter(line -> line.startsWith(begin)).findFirst().orElse("");
  }

  private String rights(String queue, String user) {
    String begin =
        "SET AUTHREC PROFILE('%s') OBJTYPE(QUEUE) PRINCIPAL('%s')".formatted(queue, user);
    return script.lines().filter(line -> line.startsWith(begin)).findFirst().orElse("");
  }
}
