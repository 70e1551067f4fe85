package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What nobody should type or do to dead letters, and what comes of it. */
abstract class OddInputOnDeadLetters {

  private static final String CARD = "4242 4242 4242 4242";

  private final ConsoleClient console;
  private final JdbcClient jdbc;
  private long before;

  OddInputOnDeadLetters(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @Test
  void aNoteThatIsTooLongOrHasACardNumberIsRefusedAndOneWithANulIsKeptWithoutIt() throws Exception {
    long id = deadLetters(1);
    String notes = "/api/dead-letters/" + id + "/notes";

    String tooLong = console.problem(console.post(notes, text("x".repeat(2_001))), 422);
    HttpResponse<String> megabyte = console.send(console.post(notes, text("x".repeat(1_000_000))));
    String card = console.problem(console.post(notes, text("card " + CARD)), 422);
    String halved = console.problem(console.post(notes, text("4242\\u0000 4242 42424242")), 422);
    String nothing = console.problem(console.post(notes, text("\\u0000 \\n")), 422);
    console.json(console.post(notes, text("x".repeat(1_000) + "\\r\\n" + "y".repeat(999))), 200);
    JsonNode kept = console.json(console.post(notes, text("a\\u0000b \\ud800 c")), 200);

    assertThat(tooLong).isEqualTo("The note is too long. Use at most 2,000 characters.");
    assertThat(megabyte.statusCode()).isIn(413, 422);
    assertThat(card).isEqualTo("The note contains a card number. Remove it and try again.");
    assertThat(halved).isEqualTo(card);
    assertThat(nothing).isEqualTo("Enter a note.");
    assertThat(kept.path("notes")).hasSize(2);
    assertThat(kept.path("notes").path(0).path("text").asString()).startsWith("ab ").endsWith(" c");
    assertThat(everythingStored()).noneMatch(row -> row.matches("(?s).*4242(\\D{0,3}4242){3}.*"));
  }

  @Test
  void aReasonWithANulIsKeptWithoutItAndOneThatIsTooLongIsRefused() throws Exception {
    long id = deadLetters(1);
    String discard = "/api/dead-letters/" + id + "/discard";

    String tooLong = console.problem(console.post(discard, reason("x".repeat(2_001))), 409);
    String nothing = console.problem(console.post(discard, reason("\\u0000")), 409);
    JsonNode discarded = console.json(console.post(discard, reason("not\\u0000 needed")), 200);

    assertThat(tooLong).startsWith("The reason is too long.");
    assertThat(nothing).startsWith("Enter a reason");
    assertThat(discarded.path("reason").asString()).isEqualTo("not needed");
  }

  /** Tried: in each way in which a group is named. */
  @Test
  void aGroupWhoseNameHasANulDoesNotExist() throws Exception {
    deadLetters(1);
    console.signIn();
    String group = "{\"queue\":\"q\\u0000\",\"fingerprint\":\"f\",\"%s\":\"n\"}";
    Map<String, String> form =
        Map.of("queue", "q\0", "fingerprint", "f", "text", "n", "reason", "r");

    console.json(console.post("/api/replays", group.formatted("reason")), 404);
    console.json(console.post("/api/dead-letter-groups/notes", group.formatted("text")), 404);
    for (String path : List.of("/replays", "/dead-letters/group/notes")) {
      assertThat(console.submit(path, form).statusCode()).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            "/replays/new?queue=%00",
            "/dead-letters/group?queue=%00&fingerprint=f",
            "/dead-letters/group?queue=q&fingerprint=%00")) {
      assertThat(console.browse(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(
            console
                .send(console.get("/api/dead-letter-groups/notes?queue=%00&fingerprint=f"))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoMayOnlyLookDecidesNothingAndReadsOnlyWhatIsMasked() throws Exception {
    long id = deadLetters(2);
    console.signInAs("SYSOPS_VIEWER");
    Map<String, String> form =
        Map.of(
            "queue", "CUSTOMER.NOTIFICATION",
            "fingerprint", "f",
            "text", "n",
            "to", "",
            "reason", "r",
            "revision", "0");

    for (String path :
        List.of(
            "/replays",
            "/replays/1/pause",
            "/replays/1/resume",
            "/replays/1/rest",
            "/replays/1/cancel",
            "/dead-letters/" + id + "/notes",
            "/dead-letters/" + id + "/assign",
            "/dead-letters/group/notes",
            "/dead-letters/group/assign")) {
      assertThat(console.submit(path, form).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(console.page("/dead-letters/" + id)).doesNotContain("Add a note", "<textarea");
    assertThat(console.page("/dead-letters")).doesNotContain("Replay all …");
    assertThat(console.page("/replays/new?queue=CUSTOMER.NOTIFICATION"))
        .doesNotContain("id=\"trial\"");
    assertThat(console.page("/dead-letters/export.csv")).contains("\r\n" + id + ",");
  }

  @Test
  void anExportThatNobodyReadsAnyMoreEndsAndIsAuditedAsBrokenOff() throws Exception {
    deadLetters(4_000);
    URI address = URI.create(console.url());

    try (Socket reader = new Socket(address.getHost(), address.getPort())) {
      reader.setReceiveBufferSize(4_096);
      reader
          .getOutputStream()
          .write(
              """
              GET /api/dead-letters/export.csv HTTP/1.1\r
              Host: %s\r
              Authorization: Basic %s\r
              \r
              """
                  .formatted(address.getAuthority(), credentials())
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = reader.getInputStream();
      assertThat(in.readNBytes(1_000)).hasSize(1_000);
      reader.setSoLinger(true, 0);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(audited())
                    .hasSize(1)
                    .allMatch(result -> result.startsWith("broken off: ")));
  }

  @Test
  void whatWasSearchedForIsAuditedWithoutACardNumber() throws Exception {
    deadLetters(1);

    console.send(console.get("/api/dead-letters/export.csv?text=4242424242424242"));

    assertThat(audited()).hasSize(1);
    assertThat(everythingStored()).noneMatch(row -> row.contains("4242424242424242"));
  }

  @Test
  void aListOfDeadLettersShowsToWhomEachIsAssigned() throws Exception {
    long id = deadLetters(1);
    console.json(
        console.post(
            "/api/dead-letters/" + id + "/assign", "{\"to\":\"" + console.operator() + "\"}"),
        200);
    console.signIn();

    assertThat(console.page("/parts/dead-letters"))
        .contains("assigned to <span>" + console.operator() + "</span>");
  }

  private String credentials() {
    return Base64.getEncoder()
        .encodeToString(
            (console.operator() + ":" + console.password()).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  private static String reason(String reason) {
    return "{\"reason\":\"" + reason + "\"}";
  }

  /** The results of the latest exports. */
  private List<String> audited() {
    return jdbc.sql("select result from ops.audit where action = 'export' and id > ? order by id")
        .param(before)
        .query(String.class)
        .list();
  }

  private List<String> everythingStored() {
    return jdbc.sql(
            """
            select n::text from ops.dead_letter_note n
            union all select a::text from ops.audit a
            union all select r::text from ops.replay r
            """)
        .query(String.class)
        .list();
  }

  /** Returns the number of the last one. */
  private long deadLetters(int count) {
    before = jdbc.sql("select coalesce(max(id), 0) from ops.audit").query(Long.class).single();
    jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            select gen_random_uuid(), 'customer', 'CUSTOMER.NOTIFICATION', 't', 1, 's', now(), 'c',
                'c', '', 'f', 3, now(), now(), '{}', '{"n":"' || repeat('word ', 400) || '"}'
            from generate_series(1, ?) n
            """)
        .param(count)
        .update();
    return jdbc.sql("select max(id) from ops.dead_letter").query(Long.class).single();
  }
}
