package com.sysopsquad.ops.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduleCommandsTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void schedulesArePausedByName() {
    operations
        .answering("GET /api/schedules", 200, "[%s]".formatted(schedule("ACTIVE", "null")))
        .answering(
            "POST /api/schedules/payment/pause",
            200,
            schedule("PAUSED", "{\"by\":\"ada\",\"reason\":\"move\",\"until\":null}"));

    Shell list = Shell.run(Shell.signedIn(operations), "schedules");
    Shell pause =
        Shell.run(Shell.signedIn(operations), "schedules", "pause", "payment", "--reason=move");

    assertThat(list.out())
        .contains("Every day at 3:30 AM Eastern Time  2026-12-01 03:30:00 -05:00");
    assertThat(pause.out())
        .isEqualTo("Schedule payment is paused. No jobs start until you resume it.\n");
  }

  @Test
  void aScheduleShowsItsNextStartsAndWhyItDoesNotRunToday() {
    operations.answering(
        "GET /api/schedules/payment",
        200,
        """
        {"schedule":%s,"nextStarts":[{"time":"2026-12-01T03:30:00-05:00",
          "utc":"2026-12-01T08:30:00Z","note":"Skipped: Dec 1, 2026 is a holiday"}],
         "warnings":["On Mar 14, 2027, clocks go forward and skip 2:30 AM."],
         "notToday":["It is not due today."],"missed":[],
         "differences":[{"field":"Cron","before":"a","after":"b"}],"waitingChange":null}\
        """
            .formatted(schedule("ACTIVE", "null")));

    Shell shell = Shell.run(Shell.signedIn(operations), "schedules", "show", "payment");

    assertThat(shell.out())
        .contains("payment starts payment: Every day at 3:30 AM Eastern Time (version 3)")
        .contains("Today: It is not due today.", "clocks go forward")
        .contains("Differs from the file: Cron: a → b")
        .contains("2026-12-01 03:30:00 -05:00  2026-12-01 08:30:00 UTC  Skipped");
  }

  @Test
  void aChangeThatWaitsForASecondPersonIsSeven() {
    operations.answering(
        "POST /api/schedules/payment/edit",
        202,
        "{\"name\":\"payment\",\"request\":5,\"text\":\"The change waits.\",\"schedule\":null}");

    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            "schedules",
            "edit",
            "payment",
            "--cron=0 0 4 * * ?",
            "--parameter=billingDate={day}",
            "--reason=later");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.WAITS_FOR_SECOND_PERSON);
    assertThat(shell.out()).contains("./ops schedules confirm 5");
  }

  @Test
  void blackoutsAreListed() {
    operations.answering(
        "GET /api/blackouts",
        200,
        """
        [{"id":4,"schedule":null,"from":"2026-12-24T18:00:00-05:00","to":"2026-12-26T06:00:00-05:00",
          "reason":"Move","madeBy":"ada"}]\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "blackouts");

    assertThat(shell.out()).contains("4  all       2026-12-24 18:00:00 -05:00");
  }

  private static String schedule(String state, String pause) {
    return """
        {"name":"payment","job":"payment","text":"Every day at 3:30 AM Eastern Time",
         "state":"%s","version":3,"pause":%s,"nextStart":"2026-12-01T03:30:00-05:00",
         "lastResult":null}\
        """
        .formatted(state, pause);
  }
}
