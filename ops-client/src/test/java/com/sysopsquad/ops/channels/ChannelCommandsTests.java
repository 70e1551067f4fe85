package com.sysopsquad.ops.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelCommandsTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void channelsAreListedWithTheirStateAndWhatIsUnknown() {
    String channel =
        """
        {"name":"REPORTING.SURVEY","senders":["customer"],"receivers":["reporting"],\
        "state":"UNKNOWN","reason":"customer has never reported.","outbox":null,\
        "outboxSince":null,"messages":1204,"consumers":1,"retries":0,"retrySince":null,\
        "deadLetters":2,"recent":{"from":"2026-11-29T02:00:00-05:00","applied":12,\
        "p50Millis":10,"p95Millis":2500,"p99Millis":null}}\
        """;
    operations
        .answering("GET /api/channels", 200, "[" + channel + "]")
        .answering("GET /api/channels/REPORTING.SURVEY", 200, channel)
        .answering(
            "GET /api/channels/REPORTING.SURVEY/hours?hours=24",
            200,
            "[{\"from\":\"2026-11-29T02:00:00-05:00\",\"applied\":12,\"p50Millis\":10,"
                + "\"p95Millis\":2500,\"p99Millis\":null}]");

    Shell listed = Shell.run(Shell.signedIn(operations), "channels");
    Shell one = Shell.run(Shell.signedIn(operations), "channel", "REPORTING.SURVEY");

    assertThat(listed.out())
        .containsPattern("REPORTING.SURVEY +unknown +\\? +1,204 +0 +2 +2,500 ms")
        .endsWith("REPORTING.SURVEY: customer has never reported.\n");
    assertThat(one.out())
        .contains("Outbox        ?", "Queue         1,204", "2026-11-29 02:00:00", "10 ms");
  }

  @Test
  void aChannelIsPausedForATimeAndResumed() {
    operations
        .answering(
            "POST /api/channels/CUSTOMER.INVOICE/pause", 202, "{\"text\":\"Pause requested.\"}")
        .answering("POST /api/channels/CUSTOMER.INVOICE/resume", 202, "{\"text\":\"Asked.\"}");

    Shell paused =
        Shell.run(
            Shell.signedIn(operations),
            "pause",
            "CUSTOMER.INVOICE",
            "--for",
            "2h",
            "--reason",
            "Wrong prices");
    Shell resumed = Shell.run(Shell.signedIn(operations), "resume", "CUSTOMER.INVOICE");
    Shell withoutReason =
        Shell.run(Shell.signedIn(operations), "pause", "CUSTOMER.INVOICE", "--for=30m");
    Shell withoutTime =
        Shell.run(
            Shell.signedIn(operations), "pause", "CUSTOMER.INVOICE", "--for=soon", "--reason=x");

    assertThat(paused.out()).isEqualTo("Pause requested.\n");
    assertThat(resumed.out()).isEqualTo("Asked.\n");
    assertThat(withoutReason.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(withoutTime.err()).contains("such as 30m or 2h");
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .containsExactly("{\"minutes\":120,\"reason\":\"Wrong prices\"}", "{}");
  }

  @Test
  void aTraceShowsEachHopAndWhatIsNotKept() {
    operations.answering(
        "POST /api/traces",
        201,
        """
        {"id":3,"about":"t-1","complete":true,"notes":["customer keeps no sent messages."],
         "hops":[{"messageId":"m-1","at":"2026-12-01T02:00:00Z","quantum":"customer",
         "step":"WAITING_TO_SEND","queue":"SYSOPS.TICKET","type":"ticket","subject":"t-1",
         "attempts":0,"deadLetter":null}]}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "trace", "t-1");

    assertThat(shell.out())
        .containsPattern("2026-12-01 02:00:00 UTC +customer +waiting to send +SYSOPS.TICKET")
        .endsWith("customer keeps no sent messages.\n");
    assertThat(operations.requests().getFirst().body()).isEqualTo("{\"about\":\"t-1\"}");
  }
}
