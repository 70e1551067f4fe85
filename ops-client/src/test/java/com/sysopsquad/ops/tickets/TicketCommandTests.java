package com.sysopsquad.ops.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.ops.OperationsStandIn;
import com.sysopsquad.ops.Shell;
import com.sysopsquad.ops.remote.ExitCodes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketCommandTests {

  private static final String ID = "6f1c2f0e-0000-4000-8000-000000000001";
  private static final String TICKET =
      """
      {"id":"%s","version":2,"state":"ASSIGNED","next":["IN_PROGRESS"],"title":"No picture",
       "description":"It stays\\nblack.","customerId":"c","customerName":"Ada Byron",
       "email":"ada@example.org","address":"1 Main St\\nReno, NV 89501",
       "submittedAt":"2026-11-22T07:00:00-05:00","changedAt":"2026-11-22T08:00:00-05:00","changes":[
       {"version":1,"state":"NEW","note":null,"actor":"customer","time":"2026-11-22T07:00:01-05:00"},
       {"version":2,"state":"ASSIGNED","note":"Olive comes.","actor":"operator",
        "time":"2026-11-22T08:00:00-05:00"}]}"""
          .formatted(ID);

  private final OperationsStandIn operations = new OperationsStandIn();

  @AfterEach
  void stopOperations() {
    operations.close();
  }

  @Test
  void ticketsAreListedWithTheirVersions() {
    operations.answering(
        "GET /api/tickets?page=1&size=20",
        200,
        "{\"items\":[%s],\"page\":1,\"size\":20,\"total\":1}".formatted(TICKET));

    Shell shell = Shell.run(Shell.signedIn(operations), "tickets");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo(
            """
            ID                                    STATE     VERSION  SUBMITTED                   CUSTOMER   TITLE
            6f1c2f0e-0000-4000-8000-000000000001  ASSIGNED        2  2026-11-22 07:00:00 -05:00  Ada Byron  No picture
            """);
  }

  @Test
  void aTableIsAsWideAsTheTerminalAndWholeElsewhere() {
    operations.answering(
        "GET /api/tickets?page=1&size=20",
        200,
        "{\"items\":[%s],\"page\":1,\"size\":20,\"total\":1}".formatted(TICKET));
    Map<String, String> narrow = new HashMap<>(Shell.signedIn(operations));
    narrow.put("COLUMNS", "60");

    assertThat(Shell.onTerminal(narrow, "tickets").out())
        .contains("ID         " + ID + "\n", "CUSTOMER   Ada Byron\n");
    assertThat(Shell.run(narrow, "tickets").out()).contains(ID + "  ASSIGNED        2  2026-11-22");
  }

  @Test
  void noTicketsAreSaidPlainly() {
    operations.answering(
        "GET /api/tickets?page=1&size=20",
        200,
        "{\"items\":[],\"page\":1,\"size\":20,\"total\":0}");

    assertThat(Shell.run(Shell.signedIn(operations), "tickets").out())
        .isEqualTo("No tickets yet.\n");
  }

  @Test
  void aTicketIsShownWithWhatHappenedToIt() {
    operations.answering("GET /api/tickets/" + ID, 200, TICKET);

    Shell shell = Shell.run(Shell.signedIn(operations), "ticket", ID);

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .contains(
            "State      ASSIGNED, version 2",
            "Next       IN_PROGRESS",
            "Address    1 Main St Reno, NV 89501",
            "It stays black.",
            "operator  Olive comes.");
  }

  @Test
  void whatItsCustomerAddedIsShown() {
    operations.answering(
        "GET /api/tickets/" + ID,
        200,
        TICKET.replace(
            "\"title\":",
            """
            "number":"T-100234","urgency":"HIGH","category":"HARDWARE","device":"Acme Wide",
            "comments":[{"id":"c1","text":"It smells,\\ntoo.","time":"2026-11-22T09:00:00-05:00"}],
            "photos":[{"photoId":"p1","type":"image/jpeg","size":12345,"sha256":"00"}],"title":"""));

    assertThat(Shell.run(Shell.signedIn(operations), "ticket", ID).out())
        .contains(
            "Number     T-100234", "Urgency    HIGH", "It smells, too.", "image/jpeg", "12,345");
  }

  @Test
  void aMoveNamesTheVersionThatTheTicketHas() {
    operations
        .answering("GET /api/tickets/" + ID, 200, TICKET)
        .answering(
            "POST /api/tickets/" + ID + "/moves",
            200,
            TICKET.replace(
                "\"version\":2,\"state\":\"ASSIGNED\",\"next\"",
                "\"version\":3,\"state\":\"IN_PROGRESS\",\"next\""));

    Shell shell =
        Shell.run(
            Shell.signedIn(operations), "ticket", ID, "move", "in-progress", "--note", "At work.");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(shell.out())
        .isEqualTo(
            "Ticket %s is now IN_PROGRESS (version 3). The customer is notified.\n".formatted(ID));
    assertThat(operations.requests().getLast().body())
        .isEqualTo("{\"to\":\"IN_PROGRESS\",\"version\":2,\"note\":\"At work.\"}");
  }

  @Test
  void aScriptNamesTheVersionThatItSaw() {
    operations.answering(
        "POST /api/tickets/" + ID + "/moves",
        409,
        "{\"detail\":\"Ticket %s is at version 2 by now.\"}".formatted(ID));

    Shell shell =
        Shell.run(Shell.signedIn(operations), "ticket", ID, "move", "ASSIGNED", "--at", "1");

    assertThat(shell.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(shell.err()).isEqualTo("Ticket %s is at version 2 by now.\n".formatted(ID));
    assertThat(operations.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.body()).contains("\"version\":1"));
  }

  @Test
  void anUnknownTicketEndsWithFour() {
    assertThat(Shell.run(Shell.signedIn(operations), "ticket", ID).exitCode())
        .isEqualTo(ExitCodes.NOT_FOUND);
  }
}
