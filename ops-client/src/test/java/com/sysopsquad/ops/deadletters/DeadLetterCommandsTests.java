package com.sysopsquad.ops.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCommandsTests {

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
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
  void aReplayIsTriedAndItsRestIsAskedForOrPaused() {
    String answer =
        """
        {"id":3,"askedFor":"queue q","deadLetters":9,"unsent":7,"underway":1,"applied":1,"failed":0,
         "pausedAt":"2026-12-01T02:00:00Z",
         "trial":{"messages":2,"unsent":0,"underway":1,"applied":1,"failed":0,"refused":0,"rest":7}}\
        """;
    operations
        .answering("POST /api/replays", 201, answer)
        .answering("GET /api/replays/3", 200, answer)
        .answering("POST /api/replays/3/rest", 200, answer)
        .answering("POST /api/replays/3/pause", 200, answer)
        .answering("POST /api/replays/3/resume", 200, answer);

    Shell begun = Shell.run(Shell.signedIn(operations), "replay", "--queue", "q", "--trial", "2");
    Shell progress = Shell.run(Shell.signedIn(operations), "replay", "progress", "3");
    Shell one = Shell.run(Shell.signedIn(operations), "replay", "7", "--trial", "2");

    assertThat(begun.out()).startsWith("Replay 3 of queue q: 7 to send, 2 of them as a trial.");
    assertThat(progress.out())
        .isEqualTo(
            """
            Replay 3 of queue q: 1 applied, 0 failed again, 0 could not be sent, 1 in progress, 7 not sent, paused.
            Trial of 2: 1 applied, 0 failed again, 0 could not be sent, 1 in progress, 0 not sent. The rest (7) waits: ./ops replay rest 3, or cancel 3.
            """);
    assertThat(one.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .contains("{\"queue\":\"q\",\"trial\":2}");
    for (String command : List.of("rest", "pause", "resume")) {
      assertThat(Shell.run(Shell.signedIn(operations), "replay", command, "3").exitCode())
          .as(command)
          .isEqualTo(ExitCodes.OK);
    }
  }

  @Test
  void groupsAreListedWithWhatFailedLatelyAndWhoHasThem() {
    operations.answering(
        "GET /api/dead-letter-groups",
        200,
        """
        [{"queue":"Q","fingerprint":"f00","cause":"c","dead":12,"assignee":"olive",
          "hours":[1,2],"days":[4,5]}]\
        """);

    Shell shell = Shell.run(Shell.signedIn(operations), "dead-letters", "groups");

    assertThat(shell.out()).containsPattern("Q +f00 +12 +3 +9 +olive +c");
  }

  @Test
  void notesAndAssignmentsAreOfADeadLetterOrAGroup() {
    String notes = "{\"assignee\":null,\"notes\":[]}";
    operations
        .answering("POST /api/dead-letters/7/notes", 200, notes)
        .answering("POST /api/dead-letter-groups/assign", 200, notes);

    Shell note =
        Shell.run(Shell.signedIn(operations), "dead-letters", "note", "It is me", "--id=7");
    Shell assign =
        Shell.run(
            Shell.signedIn(operations),
            "dead-letters",
            "assign",
            "--queue=Q",
            "--fingerprint=f00",
            "--to=olive");

    assertThat(note.out()).isEqualTo("Note added.\n");
    assertThat(assign.out()).isEqualTo("Assigned to olive.\n");
    assertThat(operations.requests())
        .extracting(OperationsStandIn.Request::body)
        .contains(
            "{\"text\":\"It is me\"}",
            "{\"fingerprint\":\"f00\",\"queue\":\"Q\",\"to\":\"olive\"}");
    assertThat(Shell.run(Shell.signedIn(operations), "dead-letters", "note", "What?").exitCode())
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void theAssigneeAndTheNotesOfADeadLetterOrAGroupAreShown() {
    operations
        .answering(
            "GET /api/dead-letters/7/notes",
            200,
            """
            {"assignee":"olive","notes":[
              {"at":"2026-12-01T02:00:00Z","actor":"oscar","action":"ASSIGN","assignee":"olive"},
              {"at":"2026-12-01T01:00:00Z","actor":"oscar","action":"NOTE","text":"It is me"}]}\
            """)
        .answering(
            "GET /api/dead-letter-groups/notes?queue=Q&fingerprint=f%200", 200, "{\"notes\":[]}");

    Shell one = Shell.run(Shell.signedIn(operations), "dead-letters", "notes", "--id=7");
    Shell group =
        Shell.run(
            Shell.signedIn(operations), "dead-letters", "notes", "--queue=Q", "--fingerprint=f 0");
    Shell neither = Shell.run(Shell.signedIn(operations), "dead-letters", "notes");

    assertThat(one.out())
        .startsWith("Assigned to olive.\n")
        .containsPattern("oscar +Assigned to olive +-")
        .containsPattern("oscar +Note +It is me");
    assertThat(group.out()).isEqualTo("Assigned to nobody.\n");
    assertThat(neither.exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void replaysThatWaitForADecisionAreListedWithWhatEndsTheWait() {
    operations.answering(
        "GET /api/replays",
        200,
        """
        [{"id":3,"askedFor":"queue q","paused":true},{"id":4,"askedFor":"queue r","paused":false}]\
        """,
        "[]");

    Shell two = Shell.run(Shell.signedIn(operations), "replay", "held");
    Shell none = Shell.run(Shell.signedIn(operations), "replay", "held");

    assertThat(two.out())
        .containsPattern("3 +queue q +./ops replay resume 3")
        .containsPattern("4 +queue r +./ops replay rest 4");
    assertThat(none.out()).isEqualTo("No replay waits for a decision.\n");
  }

  @Test
  void whatASearchFindsIsWrittenToAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("found.jsonl");
    operations.answering("GET /api/dead-letters/export.jsonl?queue=Q", 200, "{\"id\":7}\n");

    Shell shell =
        Shell.run(
            Shell.signedIn(operations), "dead-letters", "export", file.toString(), "--queue=Q");
    Shell refused =
        Shell.run(
            Shell.signedIn(operations),
            "dead-letters",
            "export",
            folder.resolve("found.csv").toString());

    assertThat(shell.out()).isEqualTo("Wrote %s.\n".formatted(file));
    assertThat(file).hasContent("{\"id\":7}");
    assertThat(refused.exitCode()).isEqualTo(ExitCodes.NOT_FOUND);
    assertThat(folder.resolve("found.csv")).doesNotExist();
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
            Retry of dead letter 7 requested.
            Retry of dead letter 8 requested.
            """);
    assertThat(givenUp.out()).isEqualTo("Give-up of dead letter 7 requested.\n");
    assertThat(Shell.run(Shell.signedIn(operations), "give-up", "7").exitCode())
        .isEqualTo(ExitCodes.USAGE);
  }

  /** A decision that nothing seems to follow would be made again. */
  @Test
  void thatADecisionWaitsForTheEndOfAPauseIsSaid() {
    for (String command : List.of("retry", "give-up")) {
      Shell shell = Shell.run(Shell.signedIn(operations), command, "--help");

      assertThat(shell.out().replaceAll("\\s+", " "))
          .as(command)
          .contains("is paused, this waits until the pause ends.");
    }
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
}
