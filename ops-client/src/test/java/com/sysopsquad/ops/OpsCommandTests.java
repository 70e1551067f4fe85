package com.sysopsquad.ops;

import static org.assertj.core.api.Assertions.assertThat;

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
  void theLedgerOfACustomerIsListedWithWhatIsOwed() {
    String customer = "6f9619ff-8b86-4011-b42d-00c04fc964ff";
    operations.answering(
        "GET /api/accounts/%s/ledger?after=0&size=2".formatted(customer),
        200,
        """
        {"balances":[{"currency":"USD","account":"RECEIVABLE","minor":2000},
                     {"currency":"USD","account":"DEFERRED_REVENUE","minor":-2000}],
         "postings":[
          {"id":11,"day":"2026-11-01","currency":"USD","debit":"RECEIVABLE",
           "credit":"DEFERRED_REVENUE","amountMinor":2500,"cause":"BILL","bill":7,"number":1,
           "reference":null,"corrects":null,"owedMinor":2500},
          {"id":12,"day":"2026-11-02","currency":"USD","debit":"DEFERRED_REVENUE",
           "credit":"RECEIVABLE","amountMinor":2500,"cause":"BILL_CHANGED","bill":7,"number":1,
           "reference":null,"corrects":11,"owedMinor":0}],
         "next":12}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "ledger", customer, "--size", "2");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains("Owed in USD: $20.00")
        .contains("11  2026-11-01  bill 7 ", "RECEIVABLE        DEFERRED_REVENUE  $25.00  $25.00")
        .contains("12  2026-11-02  bill changed, bill 7, takes back 11")
        .endsWith("More: ./ops ledger %s --after 12\n".formatted(customer));
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
  void theSignInIsSentWithEveryRequest() {
    operations.answering("GET /api/queues", 200, "[]");

    Shell.run(Shell.signedIn(operations), "queues");

    assertThat(operations.requests().getFirst().authorization())
        .isEqualTo("Basic b3BlcmF0b3I6c2VjcmV0");
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
  void jsonIsWhatOperationsAnswered() {
    operations.answering("GET /api/queues", 200, "[{\"name\":\"OPS.DEAD_LETTER\",\"x\":1}]");

    Shell shell = Shell.run(Shell.signedIn(operations), "queues", "--json");

    assertThat(shell.out().replaceAll("\\s", ""))
        .isEqualTo("[{\"name\":\"OPS.DEAD_LETTER\",\"x\":1}]");
  }

  @Test
  void jsonOfAFollowedRunIsOneDocumentALine() {
    operations.answering("GET /api/runs/12", 200, RUNNING, COMPLETED);

    Shell shell = Shell.run(Shell.signedIn(operations), "--json", "run", "12", "--follow");

    assertThat(shell.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":12"));
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
        .isEqualTo("Schedule payment is paused. It starts nothing until you resume it.\n");
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

  @Test
  void anEmptyListOfDeadLettersIsGoodNews() {
    operations.answering(
        "GET /api/dead-letters?page=1&size=20",
        200,
        "{\"items\":[],\"page\":1,\"size\":20,\"total\":0}");

    Shell shell = Shell.run(Shell.signedIn(operations), "dead-letters");

    assertThat(shell.out()).isEqualTo("No dead letters. Every message was applied.\n");
  }

  @Test
  void deadLettersAreChosenByStateQueueAndFingerprint() {
    operations.answering(
        "GET /api/dead-letters?page=1&size=20&state=waiting&queue=SYSOPS.TICKET&fingerprint=f00",
        200,
        """
        {"items":[{"id":7,"time":"2026-12-01T02:00:00Z","queue":"SYSOPS.TICKET","type":"t",
          "subject":"s","quantum":"sysops","cause":"c","state":"WAITING",
          "nextAttempt":"2026-12-01T02:00:04Z"}],"page":1,"size":20,"total":1}\
        """);

    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            "dead-letters",
            "--state=waiting",
            "--queue=SYSOPS.TICKET",
            "--fingerprint=f00");

    assertThat(shell.out()).contains("waiting until 2026-12-01 02:00:04 UTC");
  }

  @Test
  void deadLettersAreReplayedByNumberAndByKind() {
    String answer =
        """
        {"id":3,"askedFor":"dead letter 7","deadLetters":1,"unsent":1,"underway":0,"applied":0,"failed":0}\
        """;
    operations
        .answering("POST /api/dead-letters/7/replay", 202, answer)
        .answering("POST /api/replays", 201, answer)
        .answering("GET /api/replays/3", 200, answer)
        .answering("POST /api/replays/3/cancel", 200, answer);

    Shell one = Shell.run(Shell.signedIn(operations), "replay", "7", "--reason", "repaired");
    Shell kind = Shell.run(Shell.signedIn(operations), "replay", "--fingerprint", "f00");
    Shell progress = Shell.run(Shell.signedIn(operations), "replay", "progress", "3");
    Shell cancel = Shell.run(Shell.signedIn(operations), "replay", "cancel", "3");

    assertThat(one.out())
        .isEqualTo("Replay 3 of dead letter 7: 1 to send. Follow it: ./ops replay progress 3\n");
    assertThat(kind.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(progress.out())
        .isEqualTo(
            "Replay 3 of dead letter 7: 0 applied, 0 failed again, 0 could not be sent, 0 in"
                + " progress, 1 not sent.\n");
    assertThat(cancel.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .contains("{\"reason\":\"repaired\"}", "{\"fingerprint\":\"f00\"}");
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
  void deadLettersAreSearched() {
    operations.answering(
        "GET /api/dead-letters?page=1&size=20&state=any&id=7&subject=t-1&type=ticket"
            + "&text=not%20known&from=2026-12-01&to=2026-12-02",
        200, "{\"items\":[],\"page\":1,\"size\":20,\"total\":0}");

    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            "dead-letters",
            "--state=any",
            "--id=7",
            "--subject=t-1",
            "--type=ticket",
            "--text=not known",
            "--from=2026-12-01",
            "--to=2026-12-02");

    assertThat(shell.out()).isEqualTo("No dead letters match.\n");
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
    assertThat(nothing.err()).contains("the moment with --since or the number with --after");
    assertThat(withoutReason.err()).contains("Enter a reason with --reason.");
    assertThat(operations.requests()).isEmpty();
  }

  @Test
  void aReplayOfNothingInParticularIsNotUnderstood() {
    Shell shell = Shell.run(Shell.signedIn(operations), "replay");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(shell.err()).contains("--fingerprint or --queue");
  }

  @Test
  void whatWaitsIsTriedNowOrGivenUp() {
    operations.answering("POST /api/dead-letters/7/retry", 202, "{\"id\":7}");
    operations.answering("POST /api/dead-letters/8/retry", 202, "{\"id\":8}");
    operations.answering("POST /api/dead-letters/7/give-up", 202, "{\"id\":7}");

    Shell retried = Shell.run(Shell.signedIn(operations), "retry", "7", "8");
    Shell givenUp =
        Shell.run(Shell.signedIn(operations), "give-up", "7", "--reason", "it is wrong");

    assertThat(retried.out())
        .isEqualTo(
            """
            Asked to retry dead letter 7 now.
            Asked to retry dead letter 8 now.
            """);
    assertThat(givenUp.out()).isEqualTo("Asked to give up on dead letter 7.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "give-up", "7").exitCode())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aDeadLetterIsDiscardedWithAReason() {
    operations.answering("POST /api/dead-letters/7/discard", 200, "{\"id\":7}");

    Shell shell = Shell.run(Shell.signedIn(operations), "discard", "7", "--reason", "a test");

    assertThat(shell.out()).isEqualTo("Dead letter 7 discarded.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "discard", "7").exitCode())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void aMessageThatWouldSteerTheTerminalIsShownPlain() {
    operations.answering(
        "GET /api/dead-letters?page=1&size=20",
        200,
        """
        {"items":[{"id":1,"time":"2026-12-01T02:00:00Z","queue":"SYSOPS.TICKET","type":"t",
          "subject":"s","quantum":"sysops","cause":"bad\\u001b[2J\\nworse"}],
         "page":1,"size":20,"total":1}\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "dead-letters");

    assertThat(shell.out()).contains("bad [2J worse").doesNotContain("\u001b");
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
  void anEditedCopyIsSentWithTheHeadersThatAreNamed() {
    operations.answering("POST /api/dead-letters/7/edit", 201, "{\"id\":8}");

    Shell shell =
        Shell.run(
            Shell.signedIn(operations),
            "edit",
            "7",
            "--subject",
            "account-7",
            "--type-version",
            "1",
            "--extension",
            "origin=hand");

    assertThat(shell.out()).isEqualTo("Sent an edited copy of dead letter 7 as dead letter 8.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "edit", "7").exitCode())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void billingIsPutOnHoldAndReleasedWithAReason() {
    operations.answering(
        "POST /api/hold", 200, "{\"onHold\":true,\"text\":\"Billing is on hold.\"}");
    operations.answering(
        "POST /api/hold/release", 200, "{\"onHold\":false,\"text\":\"Billing is not on hold.\"}");

    assertThat(Shell.run(Shell.signedIn(operations), "hold", "--reason", "A restore").out())
        .isEqualTo("Billing is on hold.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "hold", "release", "--reason", "Done").out())
        .isEqualTo("Billing is not on hold.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "hold").exitCode()).isEqualTo(ExitCodes.USAGE);
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
        .contains("Pauses a schedule. It starts nothing until you resume it.", "NAME");
    assertThat(Shell.run(Map.of(), "--help").out()).contains("Exit codes:", "dead-letters");
  }
}
