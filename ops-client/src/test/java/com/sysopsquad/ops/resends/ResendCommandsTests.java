package com.sysopsquad.ops.resends;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResendCommandsTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void messagesAreSentAgainAfterARestore() {
    String asked =
        """
        {"id":3,"quantum":"customer","open":true,"text":"Waiting for customer to answer."}\
        """;
    String done =
        """
        {"id":3,"quantum":"customer","open":false,"text":"1,204 messages resent."}\
        """;
    operations
        .answering("POST /api/resends", 201, asked)
        .answering("GET /api/resends/3", 200, asked, done);

    Shell sent =
        Shell.run(
            Shell.signedIn(operations),
            "resend",
            "customer",
            "--since",
            "2026-11-28T14:00",
            "--to",
            "billing",
            "--reason",
            "Restored");
    Shell progress = Shell.run(Shell.signedIn(operations), "resend", "progress", "3");
    Shell counted =
        Shell.run(
            Shell.signedIn(operations),
            "resend",
            "customer",
            "--since",
            "2026-11-28T14:00",
            "--dry-run");

    assertThat(sent.out())
        .isEqualTo("Resend 3 of customer requested. Follow it: ./ops resend progress 3\n");
    assertThat(progress.out()).isEqualTo("Resend 3 of customer: Waiting for customer to answer.\n");
    assertThat(counted.out()).isEqualTo("1,204 messages resent.\n");
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .contains(
            "{\"dryRun\":false,\"quantum\":\"customer\",\"reason\":\"Restored\","
                + "\"since\":\"2026-11-28T14:00\",\"to\":\"billing\"}",
            "{\"dryRun\":true,\"quantum\":\"customer\",\"since\":\"2026-11-28T14:00\"}");
  }

  @Test
  void whatIsLostIsListedAndConfirmedWithAReason() {
    String loss =
        """
        {"id":2,"quantum":"customer","source":"billing","queues":["CUSTOMER.INVOICE"],\
        "since":"2026-11-28T14:00:00-05:00","noticedAt":"2026-11-29T02:00:00-05:00",\
        "text":"customer does not have everything."}\
        """;
    operations
        .answering("GET /api/losses", 200, "[" + loss + "]")
        .answering("POST /api/losses/2/confirm", 200, loss);

    Shell listed = Shell.run(Shell.signedIn(operations), "losses");
    Shell confirmed =
        Shell.run(Shell.signedIn(operations), "losses", "confirm", "2", "--reason", "A test");
    Shell withoutReason = Shell.run(Shell.signedIn(operations), "losses", "confirm", "2");

    assertThat(listed.out())
        .contains("customer", "billing", "CUSTOMER.INVOICE", "2026-11-28 14:00:00")
        .endsWith("Loss 2: customer does not have everything.\n");
    assertThat(confirmed.out()).isEqualTo("Loss 2 of customer is confirmed.\n");
    assertThat(withoutReason.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .contains("{\"reason\":\"A test\"}");
  }

  @Test
  void aBackupIsNoted() {
    operations.answering("POST /api/backups", 200, "{\"text\":\"Backup of broker noted.\"}");

    Shell shell =
        Shell.run(Shell.signedIn(operations), "backup", "broker", "--at", "2026-11-29T14:00:00Z");

    assertThat(shell.out()).isEqualTo("Backup of broker noted.\n");
    assertThat(operations.requests().getFirst().body())
        .isEqualTo("{\"part\":\"broker\",\"takenAt\":\"2026-11-29T14:00:00Z\"}");
  }

  @Test
  void messagesAreSentAgainFromANumberOn() {
    operations.answering(
        "POST /api/resends",
        201,
        """
        {"id":3,"quantum":"customer","open":false,
         "text":"700 messages would be resent. Their numbers are 501 to 1200."}\
        """);

    Shell counted =
        Shell.run(Shell.signedIn(operations), "resend", "customer", "--after", "500", "--dry-run");
    Shell unreadable =
        Shell.run(Shell.signedIn(operations), "resend", "customer", "--after", "soon", "--dry-run");

    assertThat(counted.out())
        .isEqualTo("700 messages would be resent. Their numbers are 501 to 1200.\n");
    assertThat(unreadable.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(unreadable.err()).contains("'soon' is not a number");
    assertThat(operations.requests())
        .singleElement()
        .extracting(OperationsStandIn.Request::body)
        .isEqualTo("{\"after\":\"500\",\"dryRun\":true,\"quantum\":\"customer\"}");
  }

  @Test
  void aResendWantsAQuantumAMomentAndAReason() {
    Shell nothing = Shell.run(Shell.signedIn(operations), "resend");
    Shell withoutReason =
        Shell.run(Shell.signedIn(operations), "resend", "customer", "--since", "2026-11-28");

    assertThat(nothing.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(nothing.err()).contains("a time with --since or a number with --after");
    assertThat(withoutReason.err()).contains("Enter a reason with --reason.");
    assertThat(operations.requests()).isEmpty();
  }
}
