package com.sysopsquad.ops.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The topology from a terminal. */
class TopologyCommandTests {

  private static final String TOPOLOGY =
      """
      {"nodes":[
        {"id":"a","kind":"MESSAGE_STORE","name":"customer outbox","place":"customer",
         "state":"IDLE","reason":"","detail":"0 waiting"},
        {"id":"b","kind":"CHANNEL","name":"REPORTING.SURVEY","place":"Broker","state":"UNKNOWN",
         "reason":"reporting has been silent for 42 seconds.","detail":"31 messages"},
        {"id":"c","kind":"FLOW","name":"survey\\u001b[31mInbox","place":"reporting",
         "state":"SILENT","reason":"","detail":"translator → activator"}],
       "links":[{"from":"a","to":"b","state":"UNKNOWN","perSecond":null},
                {"from":"b","to":"c","state":"UNKNOWN","perSecond":1.5}],
       "processes":[{"id":"0193a5c2-7d1e-7c44-9a51-3f5a2b6c7d8e","quantum":"reporting",
         "name":"reporting on a host (7)","silent":true,"silentSeconds":42,
         "startedAt":null,"heardAt":null}],
       "complete":%s}
      """;

  @AutoClose private final OperationsStandIn operations = new OperationsStandIn();

  @Test
  void nodesAreListedWithTheirStateAndWhereTheirMessagesGo() {
    operations.answering("GET /api/topology", 200, TOPOLOGY.formatted(true));

    String out = Shell.run(Shell.signedIn(operations), "topology").out();

    assertThat(out)
        .containsPattern(
            "customer outbox +message store +customer +idle +0 waiting +REPORTING.SURVEY")
        .containsPattern("REPORTING.SURVEY +channel +Broker +unknown +31 messages")
        .containsPattern("reporting on a host \\(7\\) +reporting +silent for 42 s")
        .doesNotContain("left out");
  }

  @Test
  void namesFromOutsideDoNotReachTheTerminal() {
    operations.answering("GET /api/topology", 200, TOPOLOGY.formatted(true));

    assertThat(Shell.run(Shell.signedIn(operations), "topology").out()).doesNotContain("\u001b");
  }

  @Test
  void oneConversationIsAskedForByItsQueue() {
    operations.answering("GET /api/topology?flow=SYSOPS.TICKET", 200, TOPOLOGY.formatted(false));

    Shell shell = Shell.run(Shell.signedIn(operations), "topology", "--flow", "SYSOPS.TICKET");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out()).endsWith("Some of it is hidden.\n");
  }

  @Test
  void asJsonItIsWhatOperationsAnswers() {
    operations.answering("GET /api/topology", 200, TOPOLOGY.formatted(true));

    assertThat(Shell.run(Shell.signedIn(operations), "topology", "--json").out())
        .contains("\"perSecond\" : 1.5", "\"silentSeconds\" : 42");
  }
}
