package com.sysopsquad.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunCommandsTests {
  private static final String RUNNING =
      """
      {"id":12,"job":"payment","parameters":{"billingDate":"2026-12-01"},"state":"RUNNING",
       "running":true,"startedBy":"operator","startedAt":"2026-12-01T02:00:00-05:00",
       "endedAt":null,"seconds":65,"message":"","progress":{"total":1000,"done":400,"percent":40,
       "counts":{"paid":380,"declined":15,"unknown":0,"parked":5}},"perSecond":6,
       "steps":[],"attempts":[{"id":12}]}\
      """;
  private static final String COMPLETED =
      """
      {"id":12,"job":"payment","parameters":{"billingDate":"2026-12-01"},"state":"COMPLETED",
       "running":false,"startedBy":"operator","startedAt":"2026-12-01T02:00:00-05:00",
       "endedAt":"2026-12-01T02:02:10-05:00","seconds":130,"message":"","progress":{"total":1000,
       "done":1000,"percent":100,"counts":{"paid":960,"declined":30,"unknown":0,"parked":10}},
       "perSecond":7,"steps":[{"name":"chargeBills","state":"COMPLETED","seconds":128,
       "read":1000,"written":960,"skipped":0,"message":""}],"attempts":[{"id":12}],
       "aFieldOfTomorrow":1}\
      """;
  private static final String FAILED =
      COMPLETED
          .replace("COMPLETED", "FAILED")
          .replace("\"message\":\"\",\"progress\"", "\"message\":\"Sums differ.\",\"progress\"");

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void jobsAreListedInAlignedColumns() {
    operations.answering(
        "GET /api/jobs",
        200,
        """
        [{"name":"payment","description":"Bills a day.","parameters":[{"name":"billingDate",
          "description":"Day","example":"2026-12-01","required":true}]},
         {"name":"contractSync","description":"Copies contracts.","parameters":[]}]\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "jobs");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo(
            """
            JOB           PARAMETERS              DESCRIPTION
            payment       billingDate=2026-12-01  Bills a day.
            contractSync  -                       Copies contracts.
            """);
  }

  @Test
  void startSendsJobAndParametersAndNamesTheRun() {
    operations.answering("POST /api/runs", 201, RUNNING);

    Shell shell =
        Shell.run(Shell.signedIn(operations), "start", "payment", "billingDate=2026-12-01");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo("Run 12 of payment started. Follow it: ./ops run 12 --follow\n");
    assertThat(operations.requests().getFirst().body())
        .contains("\"job\":\"payment\"", "\"parameters\":{\"billingDate\":\"2026-12-01\"}");
  }

  @Test
  void followingPrintsOneLineAChangeAndEndsWithTheRun() {
    operations
        .answering("POST /api/runs", 201, RUNNING)
        .answering("GET /api/runs/12", 200, RUNNING, RUNNING, COMPLETED);

    Shell shell = Shell.run(Shell.signedIn(operations), "start", "payment", "--follow");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo(
            """
            payment 12 RUNNING 400 of 1,000 (40 %) 380 paid, 15 declined, 5 parked, 6 per second
            payment 12 COMPLETED 1,000 of 1,000 (100 %) 960 paid, 30 declined, 10 parked
            Run 12 of payment: COMPLETED in 2 minutes 10 seconds. 960 paid, 30 declined, 10 parked.
            """);
  }

  @Test
  void aTerminalShowsProgressOnOneShortColoredLine() {
    operations.answering("GET /api/runs/12", 200, RUNNING, COMPLETED);

    Shell shell = Shell.onTerminal(Shell.signedIn(operations), "run", "12", "--follow");

    assertThat(shell.out()).contains("\r\u001b[K", "\u001b[36mRUNNING\u001b[0m");
    assertThat(shell.out().lines().toList()).last().asString().contains("COMPLETED");
    assertThat(shell.out().split("\r"))
        .allSatisfy(
            line -> assertThat(line.replaceAll("\u001b\\[\\w+", "").length()).isLessThan(90));
  }

  @Test
  void noColorPrintsNoColor() {
    operations.answering("GET /api/runs/12", 200, COMPLETED);

    Shell shell = Shell.onTerminal(Shell.signedIn(operations), "run", "12", "--no-color");

    assertThat(shell.out()).contains("State       COMPLETED").doesNotContain("\u001b");
  }

  @Test
  void aFollowedRunThatFailsEndsWithOneAndSaysWhy() {
    operations.answering("GET /api/runs/12", 200, FAILED);

    Shell shell = Shell.run(Shell.signedIn(operations), "run", "12", "--follow");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.RUN_NOT_COMPLETED);
    assertThat(shell.err()).isEqualTo("Sums differ.\n");
  }

  @Test
  void followingGoesOnWithTheRecoveryOfARunWhoseProcessDied() {
    operations
        .answering(
            "GET /api/runs/12",
            200,
            RUNNING,
            FAILED.replace("\"seconds\"", "\"recoveredAt\":\"2026-12-01T02:02:10Z\",\"seconds\""),
            FAILED.replace("[{\"id\":12}]", "[{\"id\":12},{\"id\":13}]"))
        .answering("GET /api/runs/13", 200, COMPLETED.replace("\"id\":12", "\"id\":13"));

    Shell shell = Shell.run(Shell.signedIn(operations), "run", "12", "--follow");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out()).contains("Run 13 of payment: COMPLETED");
  }

  @Test
  void aRunShowsItsStepsAndTimesWithTheirOffset() {
    operations.answering("GET /api/runs/12", 200, COMPLETED);

    Shell shell = Shell.run(Shell.signedIn(operations), "run", "12");

    assertThat(shell.out())
        .contains("Started     2026-12-01 02:00:00 -05:00")
        .contains("chargeBills  COMPLETED  1,000      960        0  2 minutes 8 seconds");
  }

  @Test
  void runsAreFilteredAndTellHowToSeeOlderOnes() {
    operations.answering(
        "GET /api/runs?size=1&job=payment&state=completed&startedBy=schedule%20payment"
            + "&from=2026-11-01&to=2026-11-30&parameter=billingDate%3D2026-12-01&before=40",
        200, "{\"items\":[%s],\"older\":12,\"newer\":40}".formatted(COMPLETED));

    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            "runs",
            "--job=payment",
            "--state=completed",
            "--started-by=schedule payment",
            "--from=2026-11-01",
            "--to=2026-11-30",
            "--parameter=billingDate=2026-12-01",
            "--before=40",
            "--size=1");

    assertThat(shell.out())
        .contains("12  payment  billingDate=2026-12-01  COMPLETED")
        .endsWith("Older: the same with --before 12\n");
  }

  @Test
  void aRunPrintsItsMoneyAndWhatWasNotPaid() {
    operations
        .answering(
            "GET /api/runs/12",
            200,
            COMPLETED.replace(
                "\"perSecond\"",
                "\"confirmedBy\":\"bob\",\"outcomes\":{\"paid\":{\"count\":960,\"minor\":{\"USD\":2058240}},"
                    + "\"parked\":{\"count\":10,\"minor\":{}}},\"perSecond\""))
        .answering(
            "GET /api/runs/12/items?after=0",
            200,
            """
            {"items":[{"id":7,"outcome":"declined","customer":"Ada","what":"Home from 2026-12-01",
              "reference":"r-1","minor":2144,"currency":"USD","reason":"Do not honor"}],"next":7}\
            """);

    Shell run = Shell.run(Shell.signedIn(operations), "run", "12");
    Shell items = Shell.run(Shell.signedIn(operations), "run", "12", "--items");

    assertThat(run.out())
        .contains("Started by  operator, confirmed by bob")
        .contains("OUTCOME  BILLS  USD", "paid       960  $20,582.40", "parked      10  -");
    assertThat(items.out())
        .isEqualTo(
            """
            BILL  OUTCOME   CUSTOMER  AMOUNT  FOR                   REFERENCE  REASON
               7  declined  Ada       $21.44  Home from 2026-12-01  r-1        Do not honor
            More: ./ops run 12 --items --after 7
            """);
  }

  @Test
  void aDryRunPrintsWhatAStartWouldDo() {
    operations.answering(
        "GET /api/jobs/payment/dry-run?billingDate=2026-12-01",
        200,
        """
        {"job":"payment","parameters":{"billingDate":"2026-12-01"},
         "summary":"1,018 charges, €1,326.70 and $24,911.80","begun":false,
         "figures":[{"what":"charges","now":{"count":1018,"minor":{"EUR":132670,"USD":2491180}},
                     "before":{"count":1001,"minor":{"USD":2403917}}},
                    {"what":"without card","now":{"count":12,"minor":{}},
                     "before":{"count":9,"minor":{}}}],
         "comparedWith":"2026-11-01","remarks":["3 × There is no tax rate for TX."],
         "secondPerson":"Starting payment manually requires a second person.",
         "reasonRequired":false}\
        """);

    Shell shell =
        Shell.run(
            Shell.signedIn(operations), "start", "payment", "billingDate=2026-12-01", "--dry-run");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo(
            """
            payment billingDate=2026-12-01: 1,018 charges, €1,326.70 and $24,911.80. Nothing was started.
            FIGURE          NOW  EUR        USD         2026-11-01  2026-11-01 EUR  2026-11-01 USD
            charges       1,018  €1,326.70  $24,911.80       1,001  -               $24,039.17
            without card     12  -          -                    9  -               -
            3 × There is no tax rate for TX.
            Starting payment manually requires a second person.
            """);
    assertThat(operations.requests()).hasSize(1);
  }

  @Test
  void aStartThatTakesTwoPeopleIsRequestedAndAnotherConfirmsOrDeclinesIt() {
    String asked =
        """
        {"id":3,"job":"payment","parameters":{"billingDate":"2026-12-01"},"state":"ASKED",
         "askedBy":"ada","expiresAt":"2026-12-01T14:00:00-05:00","why":"It takes two.",
         "summary":"1,018 charges, $24,911.80","run":null}\
        """;
    operations
        .answering("POST /api/runs", 202, asked)
        .answering("GET /api/starts", 200, "[" + asked + "]")
        .answering("POST /api/starts/3/confirm", 201, RUNNING)
        .answering("POST /api/starts/3/decline", 200, asked.replace("ASKED", "DECLINED"));

    Shell start =
        Shell.run(
            Shell.signedIn(operations),
            "start",
            "payment",
            "billingDate=2026-12-01",
            "--reason=Late",
            "--follow");
    Shell list = Shell.run(Shell.signedIn(operations), "starts");
    Shell confirm = Shell.run(Shell.signedIn(operations), "starts", "confirm", "3");
    Shell decline = Shell.run(Shell.signedIn(operations), "starts", "decline", "3", "--reason=No");
    Shell silent = Shell.run(Shell.signedIn(operations), "starts", "decline", "3");

    assertThat(start.exitCode()).isEqualTo(ExitCodes.WAITS_FOR_SECOND_PERSON);
    assertThat(start.out())
        .isEqualTo(
            """
            It takes two.
            Start request 3 (1,018 charges, $24,911.80) was sent. Another operator must confirm it by \
            2026-12-01 14:00:00 -05:00: ./ops starts confirm 3
            """);
    assertThat(operations.requests().getFirst().body()).contains("\"reason\":\"Late\"");
    assertThat(list.out()).contains("3  payment  billingDate=2026-12-01  waiting  ada");
    assertThat(confirm.out()).startsWith("Run 12 of payment started.");
    assertThat(decline.out()).isEqualTo("Start request 3 declined.\n");
    assertThat(silent.exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void jsonOfAFollowedRunIsOneDocumentALine() {
    operations.answering("GET /api/runs/12", 200, RUNNING, COMPLETED);

    Shell shell = Shell.run(Shell.signedIn(operations), "--json", "run", "12", "--follow");

    assertThat(shell.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":12"));
  }

  private static final String JOB =
      """
      {"job":{"name":"payment","description":"Bills a day.","parameters":[]},
       "lastRun":{"run":12,"state":"COMPLETED","startedAt":"2026-12-01T02:00:00-05:00",
        "millis":130000,"verdict":"LONG"},
       "usual":{"runs":12,"needed":10,"meanMillis":40000,"deviationMillis":2500},
       "trend":[{"run":12,"state":"COMPLETED","createdAt":"2026-12-01T02:00:00-05:00",
        "millis":130000,"items":1000}],
       "month":"2026-12","days":[{"day":"2026-12-01","completed":1,"failed":2,"stopped":0,"running":0}],
       "nextStarts":[{"schedule":"daily","time":"2026-12-02T03:30:00-05:00",
        "utc":"2026-12-02T08:30:00Z","note":null}],
       "waitsFor":[{"schedule":"daily","job":"contractSync"}],"dependents":[]}\
      """;

  @Test
  void aJobTellsHowItsLastRunComparesWithWhatIsUsual() {
    operations.answering("GET /api/jobs/payment", 200, JOB);

    Shell shell = Shell.run(Shell.signedIn(operations), "job", "payment");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains(
            "run 12, COMPLETED, 2026-12-01 02:00:00 -05:00, 2 minutes 10 seconds, longer than usual",
            "Usual duration  40.0 s ± 2.5 s (mean and deviation of 12 runs)",
            "Waits for       contractSync (schedule daily)",
            "2026-12-02 03:30:00 -05:00  2026-12-02 08:30:00 UTC  daily")
        .doesNotContain("DAY ");
  }

  @Test
  void theDaysOfAMonthAreToldOnRequest() {
    operations.answering("GET /api/jobs/payment?month=2026-12", 200, JOB);

    assertThat(Shell.run(Shell.signedIn(operations), "job", "payment", "--month", "2026-12").out())
        .contains("DAY         COMPLETED  FAILED", "2026-12-01          1       2");
  }

  @Test
  void aMonthWithoutRunsIsNamedAsOne() {
    operations.answering(
        "GET /api/jobs/payment?month=2026-12",
        200,
        """
        {"job":{"name":"payment","description":"Bills a day.","parameters":[]},"lastRun":null,
         "usual":{"runs":0,"needed":10,"meanMillis":null,"deviationMillis":null},"trend":[],
         "month":"2026-12","days":[],"nextStarts":[{"time":"2026-12-02T03:30:00-05:00",
           "utc":"2026-12-02T08:30:00Z","schedule":"daily","note":""}],
         "waitsFor":[],"dependents":[]}\
        """);

    assertThat(Shell.run(Shell.signedIn(operations), "job", "payment", "--month", "2026-12").out())
        .contains("No runs have started in December 2026.\n", "2026-12-02 03:30:00 -05:00");
  }

  @Test
  void whatIsUsualIsNotToldFromTooFewRuns() {
    operations.answering(
        "GET /api/jobs/payment",
        200,
        """
        {"job":{"name":"payment","description":"Bills a day.","parameters":[]},"lastRun":null,
         "usual":{"runs":4,"needed":10,"meanMillis":null,"deviationMillis":null},"trend":[],
         "month":"2026-12","days":[],"nextStarts":[],"waitsFor":[],"dependents":[]}\
        """);

    assertThat(Shell.run(Shell.signedIn(operations), "job", "payment").out())
        .contains(
            "Last run        -\n",
            "Usual duration  not known yet (4 of 10 earlier completed runs)\n");
  }

  @Test
  void twoRunsAreComparedSideBySide() {
    operations.answering(
        "GET /api/runs/compare?a=11&b=12",
        200,
        """
        {"a":{"id":11,"job":"payment","state":"COMPLETED","startedBy":"ada",
           "startedAt":"2026-11-30T15:17:45-05:00"},
         "b":{"id":12,"job":"payment","state":"FAILED","startedBy":"bob\\u001b[31m"},"sameJob":true,
         "parameters":[{"name":"billingDate","a":"2026-11-30","b":"2026-12-01","differs":true},
           {"name":"requestedAt","a":"2026-11-30T20:17:44.519184666Z",
            "b":"2026-11-30T21:17:44.519184666Z","differs":true}],
         "durations":[{"what":"whole run","a":41000,"b":65500,"difference":24500},
                      {"what":"openRun","a":1000,"b":1010,"difference":10},
                      {"what":"reconcile","a":1000,"b":null,"difference":null}],
         "counts":[{"what":"paid","a":980,"b":380,"difference":-600}],
         "money":[{"outcome":"paid","currency":"USD","a":2101120,"b":2101120,"difference":0},
                  {"outcome":"parked","currency":"CAD","a":700,"b":null,"difference":null}]}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "runs", "compare", "11", "12");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .containsPattern("billingDate +2026-11-30 +2026-12-01 +different")
        .containsPattern("requestedAt +2026-11-30T15:17:44-05:00 +2026-11-30T21:17:44Z +different")
        .contains("whole run  41.0 s  65.5 s  +24.5 s", "reconcile  1.0 s   -       -")
        .containsPattern("openRun +1.0 s +1.0 s +same")
        .containsPattern("paid +980 +380 +-600")
        .containsPattern("paid USD +\\$21,011.20 +\\$21,011.20 +same")
        .containsPattern("parked CAD +CA\\$7.00 +- +-\n")
        .doesNotContain("\u001b", "different jobs");
  }

  @Test
  void aNightIsListedWithItsRoutineJobsInOneLineEach() {
    operations.answering(
        "GET /api/runs/timeline?from=2026-11-30&hours=6",
        200,
        """
        {"from":"2026-11-30T18:00:00-05:00","until":"2026-12-01T00:00:00-05:00","complete":false,
         "runs":[{"id":12,"job":"payment","state":"RUNNING","startedAt":"2026-11-30T19:00:00-05:00",
                  "endedAt":null,"millis":65000}],
         "routine":[{"id":13,"job":"collection","state":"FAILED","millis":900},
                    {"id":14,"job":"collection","state":"COMPLETED","millis":1200}]}\
        """);

    Shell shell =
        Shell.run(
            Shell.signedIn(operations), "runs", "timeline", "--from", "2026-11-30", "--hours", "6");

    assertThat(shell.out())
        .startsWith("2026-11-30 18:00:00 -05:00 to 2026-12-01 00:00:00 -05:00\n")
        .containsPattern("12 +payment +RUNNING +2026-11-30 19:00:00 -05:00 +- +65.0 s")
        .containsPattern("collection +2 +1 +1.2 s +14")
        .contains("Only the latest 2,000 are shown");
  }
}
