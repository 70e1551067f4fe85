package com.sysopsquad.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.remote.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpsCommandTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void theSignInIsSentWithEveryRequest() {
    operations.answering("GET /api/queues", 200, "[]");

    Shell.run(Shell.signedIn(operations), "queues");

    assertThat(operations.requests().getFirst().authorization())
        .isEqualTo("Basic b3BlcmF0b3I6c2VjcmV0");
  }

  @Test
  void jsonIsWhatOperationsAnswered() {
    operations.answering("GET /api/queues", 200, "[{\"name\":\"OPS.DEAD_LETTER\",\"x\":1}]");

    Shell shell = Shell.run(Shell.signedIn(operations), "queues", "--json");

    assertThat(shell.out().replaceAll("\\s", ""))
        .isEqualTo("[{\"name\":\"OPS.DEAD_LETTER\",\"x\":1}]");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 2", "409, 3", "422, 2", "429, 3", "404, 4", "500, 5", "503, 5", "302, 5", "401, 6",
    "403, 6"
  })
  void everyRefusalIsASentenceWithItsExitCode(int status, int exitCode) {
    operations.answering(
        "POST /api/runs", status, "{\"detail\":\"Payment for 2026-12 is paid already.\"}");

    Shell shell = Shell.run(Shell.signedIn(operations), "start", "payment");

    assertThat(shell.exitCode()).isEqualTo(exitCode);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err().lines()).hasSize(1);
    if (status != 401) {
      assertThat(shell.err()).isEqualTo("Payment for 2026-12 is paid already.\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run",
    "run x",
    "bogus",
    "start",
    "start payment billingDate",
    "start payment billingDate=2026-11-01 billingDate=2026-12-01",
    "runs --job payment --job collection",
    "runs --status failed",
    "starts confirm",
    "starts decline 3",
    "runs --page",
    "runs compare 1",
    "runs compare 1 x",
    "runs timeline --hours x",
    "job",
    "schedules pause",
    "schedules pause payment",
    "schedules edit payment --cron=x",
    "schedules edit payment --parameter=x --reason=y",
    "blackouts add --reason=x",
    "jobs --url foo"
  })
  void whatIsNotUnderstoodIsOneSentenceAndTwo(String arguments) {
    Shell shell = Shell.run(Shell.signedIn(operations), arguments.split(" "));

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err().lines()).hasSize(1);
    assertThat(operations.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nope, Unknown command: nope. See ./ops --help.",
    "schedules nope, Unknown command: nope. See ./ops schedules --help.",
    "runs nope, Unknown command: nope. See ./ops runs --help.",
    "runs --nope, Unknown option: --nope. See ./ops runs --help.",
    "jobs nope, Unknown argument: nope. See ./ops jobs --help.",
    "jobs nope --more, Unknown argument: nope. See ./ops jobs --help."
  })
  void whatIsUnknownIsNamedInASentence(String arguments, String sentence) {
    Shell shell = Shell.run(Shell.signedIn(operations), arguments.split(" "));

    assertThat(shell.err()).isEqualTo(sentence + "\n");
  }

  @Test
  void operationsThatCannotBeReachedIsFive() {
    operations.close();

    Shell shell = Shell.run(Shell.signedIn(operations), "jobs");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(shell.err()).startsWith("Operations cannot be reached at http://localhost:");
  }

  @Test
  void statusNamesWhatIsWrongWithSendingAndReceiving() {
    operations.answering(
        "GET /api/status",
        200,
        """
        {"database":true,"broker":true,"liveRuns":1,"pausedSchedules":0,"deadLetters":2,
         "warnings":["REPORTING.SURVEY is stuck. Look."],"zone":"UTC",
         "backups":"customer 2 hours ago; no backup recorded for broker",
         "time":"2026-12-01T02:00:00Z"}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "status");

    assertThat(shell.exitCode()).isZero();
    assertThat(shell.out())
        .contains("Warning       REPORTING.SURVEY is stuck. Look.")
        .contains("Backups       customer 2 hours ago; no backup recorded for broker\n");
  }

  @Test
  void statusSaysOnceThatBillingIsOnHold() {
    operations.answering(
        "GET /api/status",
        200,
        """
        {"database":true,"broker":true,"liveRuns":0,"pausedSchedules":0,"deadLetters":0,
         "hold":"Billing has been on hold since Nov 30, 2026, 3:33 PM EST (ada): Restored.",
         "zone":"America/New_York","time":"2026-11-30T15:34:00-05:00"}\
        """);

    assertThat(Shell.run(Shell.signedIn(operations), "status").out())
        .contains("Billing       on hold since Nov 30, 2026, 3:33 PM EST (ada): Restored.\n");
  }

  @Test
  void statusIsFiveWhenTheBrokerIsAway() {
    operations.answering(
        "GET /api/status",
        200,
        """
        {"version":"1.2.3","commit":"abc1234","database":true,"broker":false,"liveRuns":1,
         "pausedSchedules":0,"deadLetters":2,"zone":"UTC","time":"2026-12-01T02:00:00Z"}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "status");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(shell.out())
        .contains("Version       1.2.3 (commit abc1234)")
        .contains("Database      reached", "Broker        cannot be reached")
        .contains("Time          2026-12-01 02:00:00 UTC (UTC)");
  }

  @Test
  void theSignInOfThisInstallationIsReadFromItsFile(@TempDir Path folder) throws IOException {
    operations.answering("GET /api/queues", 200, "[]");
    Files.writeString(
        folder.resolve("ops.env"),
        """
        # written by the platform
        SYSOPS_OPERATIONS_PORT=%d
        SYSOPS_OPERATIONS_USER=operator
        SYSOPS_OPERATIONS_PASSWORD=se=cret
        """
            .formatted(operations.port()));

    Shell shell = Shell.run(Map.of("SYSOPS_VAR", folder.toString()), "queues");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(operations.requests().getFirst().authorization())
        .isEqualTo("Basic b3BlcmF0b3I6c2U9Y3JldA==");
  }

  @Test
  void theSignInOfThisInstallationIsNeverSentToAnotherHost(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("ops.env"),
        "SYSOPS_OPERATIONS_USER=operator\nSYSOPS_OPERATIONS_PASSWORD=secret\n");

    Shell shell =
        Shell.run(
            Map.of("SYSOPS_VAR", folder.toString()), "queues", "--url", "http://other.example");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.NOT_ALLOWED);
    assertThat(shell.err()).startsWith("No sign-in for http://other.example");
  }

  @Test
  void helpIsThereForEveryCommand() {
    assertThat(Shell.run(Map.of(), "schedules", "pause", "--help").out())
        .contains("Pauses a schedule. No jobs start until you resume it.", "NAME");
    assertThat(Shell.run(Map.of(), "--help").out()).contains("Exit codes:", "dead-letters");
  }
}
