package com.sysopsquad.ops.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Alarms from a terminal. */
class AlarmsCommandTests {

  private static final String ALARM =
      """
      {"id":7,"kind":"run-failed","title":"Run failed","subject":"payment","severity":"CRITICAL",
       "text":"Run 12 failed.","path":"/runs/12","state":"ACKNOWLEDGED",
       "since":"2026-11-28T03:30:00-05:00","acknowledgedBy":"ada","acknowledgedAt":null,
       "resolvedAt":null,"silencedUntil":null}""";
  private static final String SILENCE =
      """
      {"id":3,"kind":"run-failed","subject":"payment","what":"Run failed: payment",
       "reason":"Known","createdBy":"ada","createdAt":"2026-11-28T03:30:00-05:00",
       "expiresAt":"2026-11-28T05:30:00-05:00"}""";

  @AutoClose private final OperationsStandIn operations = new OperationsStandIn();

  @Test
  void alarmsAreListedWithTheirStateAndTheNextPage() {
    operations.answering("GET /api/alarms?size=20", 200, page(ALARM, "7"));

    Shell shell = run("alarms");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains("SEVERITY", "SUBJECT", "critical", "acknowledged by ada", "Run 12 failed.")
        .contains("More: the same with --after 7", "Last checked");
  }

  @Test
  void nothingWrongIsSaidPlainly() {
    operations.answering("GET /api/alarms?size=20", 200, page("", "null"));

    assertThat(run("alarms").out()).startsWith("All quiet.");
  }

  @Test
  void filtersAreSentAsTheyAreNamed() {
    operations.answering(
        "GET /api/alarms?size=50&state=resolved&kind=run-failed&severity=critical"
            + "&subject=payment&after=9",
        200,
        page("", "null"));

    Shell shell =
        run(
            "alarms",
            "--state=resolved",
            "--kind=run-failed",
            "--severity=critical",
            "--subject=payment",
            "--after=9",
            "--size=50");

    assertThat(shell.out()).startsWith("No matching alarms.");
  }

  @Test
  void anAlarmIsAcknowledged() {
    operations.answering("POST /api/alarms/7/acknowledge", 200, ALARM);

    assertThat(run("alarms", "ack", "7").out())
        .isEqualTo("Alarm 7 is acknowledged: Run failed, payment.\n");
  }

  @Test
  void aSilenceNeedsItsTimeAndItsReason() {
    assertThat(run("alarms", "silence", "--for", "2h").exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("alarms", "silence", "--reason", "Known").exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aSilenceIsBegunListedAndEnded() {
    operations.answering("POST /api/alarms/silences", 201, SILENCE);
    operations.answering("GET /api/alarms/silences", 200, "[" + SILENCE + "]");
    operations.answering("POST /api/alarms/silences/3/end", 200, SILENCE);

    assertThat(run("alarms", "silence", "--kind=run-failed", "--for=2h", "--reason=Known").out())
        .startsWith("Silence 3: Run failed: payment until ");
    assertThat(run("alarms", "silences").out()).contains("SILENCED", "Known", "ada");
    assertThat(run("alarms", "unsilence", "3").out())
        .isEqualTo("Silence 3 has ended: Run failed: payment.\n");
  }

  @Test
  void theAnswerIsPrintedAsJson() {
    operations.answering("GET /api/alarms?size=20", 200, page(ALARM, "null"));

    assertThat(run("alarms", "--json").out()).contains("\"kind\" : \"run-failed\"");
  }

  private static String page(String items, String next) {
    return "{\"items\":[%s],\"next\":%s,\"evaluatedAt\":\"2026-11-28T03:31:00-05:00\"}"
        .formatted(items, next);
  }

  private Shell run(String... arguments) {
    return Shell.run(Shell.signedIn(operations), arguments);
  }
}
