package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.HtmlValidator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tickets in the API: moved, and refused where they cannot be. */
abstract class TicketsOnTheConsole {

  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

  private final ConsoleClient console;
  private final JdbcClient jdbc;

  TicketsOnTheConsole(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @Test
  void aTicketIsMovedThroughTheApiAndItsCustomerIsTold() throws Exception {
    TicketSubmitted ticket = ticket();
    String path = "/api/tickets/" + ticket.ticketId();
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> customer.told(ticket.ticketId()).equals(List.of("NEW null")), "sysops has it");

      long seen = version(path);
      JsonNode moved =
          console.json(
              console.post(
                  path + "/moves",
                  "{\"to\":\"ASSIGNED\",\"version\":%d,\"note\":\"Olive comes tomorrow.\"}"
                      .formatted(seen)),
              200);

      assertThat(moved.path("state").asString()).isEqualTo("ASSIGNED");
      assertThat(moved.path("version").asLong()).isGreaterThan(seen);
      assertThat(moved.path("next").path(0).asString()).isEqualTo("IN_PROGRESS");
      assertThat(moved.path("changes").path(1).path("actor").asString())
          .isEqualTo(console.operator());
      OperationsProcess.await(
          () ->
              customer
                  .told(ticket.ticketId())
                  .equals(List.of("NEW null", "ASSIGNED Olive comes tomorrow.")),
          "the customer is told");
    }
    assertThat(console.json(console.get("/api/tickets?size=200"), 200).path("items").valueStream())
        .anySatisfy(
            item -> assertThat(item.path("id").asString()).isEqualTo(ticket.ticketId().toString()));
    JsonNode whole = console.json(console.get(path), 200);
    assertThat(whole.path("customerName").asString()).isEqualTo("Ada Byron");
    assertThat(whole.path("number").asString()).isEqualTo("T-100001");
    assertThat(whole.path("urgency").asString()).isEqualTo("HIGH");
    assertThat(whole.path("comments").isEmpty()).isTrue();
    assertThat(
            jdbc.sql(
                    "select action || ': ' || detail || ': ' || result from ops.audit where subject"
                        + " = ?")
                .param("ticket " + ticket.ticketId())
                .query(String.class)
                .list())
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("move: to ASSIGNED from version \\d+: done: version \\d+");
  }

  @Test
  void aTicketIsFoundAndMovedOnItsPage() throws Exception {
    TicketSubmitted ticket = ticket();
    String path = "/tickets/" + ticket.ticketId();
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> !customer.told(ticket.ticketId()).isEmpty(), "sysops has the ticket");
    }
    console.signIn();

    String found = console.page("/search?q=t-100001");
    String before = console.page(path);
    console.submit(
        path + "/moves",
        Map.of("to", "ASSIGNED", "version", versionOn(before), "note", "Olive comes."));
    String after = console.page(path);
    console.submit(path + "/moves", Map.of("to", "CLOSED", "version", versionOn(after)));
    String refused = console.page(path);

    assertThat(found).contains("No picture", "href=\"" + path + "\"");
    assertThat(before).contains("It stays black.", "Ada Byron", "T-100001", "Mark as assigned");
    assertThat(after).contains("Ticket marked as assigned.", "Olive comes.");
    assertThat(refused).contains("is ASSIGNED").doesNotContain("Closed</span>");
    assertThat(console.page("/tickets")).contains("No picture");
    assertThat(console.browse("/tickets/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  /** Tried: a number as it is shown, in lower case, with blanks around it; one that nobody has. */
  @Test
  void aTicketIsTracedByItsNumber() throws Exception {
    TicketSubmitted ticket = ticket();
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> !customer.told(ticket.ticketId()).isEmpty(), "sysops has the ticket");
    }
    List<String> known =
        console
            .json(console.get("/api/tickets?size=200"), 200)
            .path("items")
            .valueStream()
            .filter(item -> item.path("number").asString().equals("T-100001"))
            .map(item -> item.path("id").asString())
            .toList();

    for (String number : List.of("T-100001", "t-100001", " T-100001 ")) {
      JsonNode asked =
          console.json(console.post("/api/traces", "{\"about\":\"%s\"}".formatted(number)), 201);
      assertThat(asked.path("about").asString()).as(number).isIn(known);
    }
    assertThat(console.problem(console.post("/api/traces", "{\"about\":\"T-987654321\"}"), 422))
        .startsWith("No ticket T-987654321 has arrived at sysops. Check the number");
  }

  @Test
  void thePageOfATicketIsValidFitsItsWindowAndStandsOut() throws Exception {
    TicketSubmitted ticket = ticket();
    String path = "/tickets/" + ticket.ticketId();
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> !customer.told(ticket.ticketId()).isEmpty(), "sysops has the ticket");
    }

    try (HtmlValidator validator = new HtmlValidator();
        WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (String page : List.of(path, "/tickets", "/search?q=t-100001")) {
        assertThat(window.faults(page, validator)).as(page).isEmpty();
      }
    }
  }

  @Test
  void aMoveThatCannotBeIsRefusedAsAProblem() throws Exception {
    TicketSubmitted ticket = ticket();
    String moves = "/api/tickets/" + ticket.ticketId() + "/moves";
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> !customer.told(ticket.ticketId()).isEmpty(), "sysops has the ticket");
    }

    long seen = version("/api/tickets/" + ticket.ticketId());
    assertThat(
            console.problem(
                console.post(moves, "{\"to\":\"CLOSED\",\"version\":%d}".formatted(seen)), 409))
        .contains("is NEW. It can become ASSIGNED, but not CLOSED.");
    assertThat(console.problem(console.post(moves, "{\"to\":\"ASSIGNED\",\"version\":3}"), 409))
        .contains("has changed and is now NEW");
    assertThat(console.problem(console.post(moves, "{\"to\":\"DONE\",\"version\":1}"), 422))
        .contains("one of NEW, ASSIGNED");
    assertThat(console.problem(console.post(moves, "{\"to\":\"ASSIGNED\"}"), 422))
        .contains("Enter the version");
    assertThat(
            console.problem(
                console.post(
                    moves,
                    "{\"to\":\"ASSIGNED\",\"version\":1,\"note\":\"Card 4242-4242-4242-4242\"}"),
                422))
        .contains("The note contains a card number. Remove it and try again.");
    assertThat(console.problem(console.get("/api/tickets/" + UUID.randomUUID()), 404))
        .contains("There is no ticket");
    assertThat(console.problem(console.get("/api/tickets/12"), 400))
        .contains("id must be a whole ID");
  }

  private long version(String path) throws Exception {
    return console.json(console.get(path), 200).path("version").asLong();
  }

  /** The version that a page sends along with a move. */
  private static String versionOn(String page) {
    Matcher version = VERSION.matcher(page);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static TicketSubmitted ticket() {
    return new TicketSubmitted(
        UUID.randomUUID(),
        new CustomerDetails(
            UUID.randomUUID(),
            1,
            "Ada Byron",
            "ada@example.org",
            "1 Main St",
            "Reno",
            "NV",
            "89501"),
        "No picture",
        "It stays black.",
        Instant.parse("2026-11-22T12:00:00Z"),
        "T-100001",
        TicketCategory.HARDWARE,
        TicketUrgency.HIGH,
        null,
        null);
  }
}
