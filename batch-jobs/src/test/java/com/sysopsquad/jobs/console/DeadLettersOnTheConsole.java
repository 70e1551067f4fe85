package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.platform.HtmlValidator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Dead letters on the pages and in the API: shown, replayed, discarded. */
abstract class DeadLettersOnTheConsole {

  private final ConsoleClient console;
  private final JdbcClient jdbc;

  DeadLettersOnTheConsole(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @Test
  void aDeadLetterIsShownWithCauseAndEscapedBodyAndFound() throws Exception {
    UUID message = UUID.randomUUID();
    jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            values (?, 'customer', 'CUSTOMER.INVOICE', 'invoice.issued', 1, 'account-7', now(),
                'IllegalState', 'The account is not known.', '', 'f', 3, now(), now(), '{}',
                '<script>alert(1)</script>')
            """)
        .param(message)
        .update();
    console.signIn();

    String page = console.page("/parts/dead-letters");
    String found = console.page("/search?q=" + message);
    JsonNode api = console.json(console.get("/api/dead-letters?size=1"), 200);

    assertThat(page)
        .contains("1 dead letter needs a decision", "Message body")
        .contains("The account is not known.", "CUSTOMER.INVOICE", "3 attempts", "account-7")
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
    assertThat(found)
        .contains("1 result for", "invoice.issued on CUSTOMER.INVOICE", "href=\"/dead-letters/");
    assertThat(api.path("items").path(0).path("cause").asString())
        .isEqualTo("The account is not known.");
    assertThat(api.path("total").asLong()).isEqualTo(1);
  }

  @Test
  void deadLettersAreFoundByIdSubjectTypeTimeAndMaskedText() throws Exception {
    long first = deadLetter("{\"note\":\"The Moon is up, card **** 4242\"}");
    long second = deadLetter("{\"note\":\"nothing\"}");
    jdbc.sql(
            "update ops.dead_letter set subject = 'account-9', type = 'ticket.closed',"
                + " last_failed_at = '2026-11-20 12:00Z' where id = ?")
        .param(second)
        .update();
    UUID message =
        jdbc.sql("select message_id from ops.dead_letter where id = ?")
            .param(second)
            .query(UUID.class)
            .single();
    console.signIn();

    List<Long> byId = found("id=" + second);
    List<Long> byMessage = found("id=" + message);
    List<Long> bySubject = found("subject=account-9");
    List<Long> byType = found("type=TICKET");
    List<Long> byTime = found("from=2026-11-19&to=2026-11-20");
    List<Long> byText = found("text=the%20moon");
    List<Long> byNothing = found("text=%25&state=any");
    List<Long> byCard = found("text=4242424242424242");
    String page = console.page("/dead-letters?subject=account-9&text=nothing");
    String part = console.page("/parts/dead-letters?subject=nobody");
    String refused = console.problem(console.get("/api/dead-letters?id=seven"), 422);
    String unknown = console.problem(console.get("/api/dead-letters?name=seven"), 400);

    assertThat(List.of(byId, byMessage, bySubject, byType, byTime)).containsOnly(List.of(second));
    assertThat(byText).containsExactly(first);
    assertThat(byNothing).isEmpty();
    assertThat(byCard).isEmpty();
    assertThat(page)
        .contains("Found, newest first", "value=\"account-9\"", "ticket.closed")
        .contains("/parts/dead-letters?subject=account-9&amp;text=nothing&amp;page=1");
    assertThat(part).contains("No dead letter matches these filters.");
    assertThat(refused).contains("the number of a dead letter");
    assertThat(unknown).contains("There is no filter \"name\".");
  }

  private List<Long> found(String query) throws Exception {
    return console
        .json(console.get("/api/dead-letters?" + query), 200)
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asLong())
        .toList();
  }

  @Test
  void decisionsOnDeadLettersAreTakenOnceAndAudited() throws Exception {
    long replayed = deadLetter("{\"n\":1}");
    long discarded = deadLetter("{\"n\":2}");
    long destroyed = deadLetter(null);

    JsonNode replay =
        console.json(
            console.post("/api/dead-letters/" + replayed + "/replay", "{\"reason\":\"repaired\"}"),
            202);
    JsonNode refused =
        console.json(console.post("/api/dead-letters/" + replayed + "/replay", "{}"), 409);
    JsonNode noBody =
        console.json(console.post("/api/dead-letters/" + destroyed + "/replay", "{}"), 409);
    console.json(
        console.post("/api/dead-letters/" + discarded + "/discard", "{\"reason\":\"a test\"}"),
        200);
    console.json(console.post("/api/dead-letters/999999/replay", "{}"), 404);
    console.json(console.post("/api/replays", "{}"), 422);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                console
                        .json(console.get("/api/replays/" + replay.path("id").asLong()), 200)
                        .path("underway")
                        .asLong()
                    == 1);
    JsonNode dead = console.json(console.get("/api/dead-letters?state=dead"), 200);
    JsonNode closed = console.json(console.get("/api/dead-letters?state=discarded"), 200);
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || result, '; ' order by id)"
                    + " from ops.audit")
            .query(String.class)
            .single();

    assertThat(refused.path("detail").asString()).contains("already being replayed");
    assertThat(noBody.path("detail").asString()).contains("was destroyed");
    assertThat(dead.path("items").path(0).path("id").asLong()).isEqualTo(destroyed);
    assertThat(dead.path("items").path(0).path("replayable").asBoolean()).isFalse();
    assertThat(closed.path("items").path(0).path("reason").asString()).isEqualTo("a test");
    assertThat(audit)
        .contains("replay dead letter " + replayed + " done: ")
        .contains("replay dead letter " + replayed + " refused: ")
        .contains("discard dead letter " + discarded + " done: closed");
  }

  @Test
  void aDeadLetterHasAPageOnWhichItIsDiscardedOnce() throws Exception {
    long id = deadLetter("{\"n\":\"<script>\"}");
    console.signIn();

    String before = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/discard", Map.of("revision", "7", "reason", "a test"));
    String changed = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/discard", Map.of("revision", "0", "reason", "a test"));
    String after = console.page("/dead-letters/" + id);

    assertThat(before).contains("Replay", "Send the copy", "Discard").doesNotContain("<script>\"");
    assertThat(changed).contains("has changed since you opened it", "Discard");
    assertThat(after).contains("Discarded", "a test").doesNotContain("Send the copy");
    assertThat(console.browse("/dead-letters/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void anEmailIsReplayedWithoutBeingShown() throws Exception {
    long id = deadLetter(null);
    jdbc.sql("update ops.dead_letter set withheld = true, complete = false where id = ?")
        .param(id)
        .update();
    console.signIn();

    String page = console.page("/dead-letters/" + id);
    JsonNode shown = console.json(console.get("/api/dead-letters/" + id), 200);
    JsonNode edit =
        console.json(console.post("/api/dead-letters/" + id + "/edit", "{\"subject\":\"s\"}"), 409);
    console.json(console.post("/api/dead-letters/" + id + "/replay", "{\"reason\":\"x\"}"), 202);

    assertThat(page)
        .contains("The body is confidential and stays with the quantum customer.", "Replay as is")
        .doesNotContain("Send the copy");
    assertThat(shown.path("withheld").asBoolean()).isTrue();
    assertThat(shown.path("replayable").asBoolean()).isTrue();
    assertThat(shown.path("body").isNull()).isTrue();
    assertThat(edit.path("detail").asString()).contains("is confidential and stays with");
  }

  @Test
  void whatTheBrokerRefusesIsTriedNowOrGivenUpWithAReasonAndAudited() throws Exception {
    long id = deadLetter("{\"n\":1}");
    jdbc.sql(
            """
            update ops.dead_letter
            set state = 'WAITING', cause_class = 'RefusedByBroker', next_attempt_at = now(),
                queue = 'SYSOPS.TICKET'
            where id = ?
            """)
        .param(id)
        .update();
    console.signIn();

    String page = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/retry", Map.of("revision", "0", "reason", "now"));
    String asked = console.page("/dead-letters/" + id);
    console.json(console.post("/api/dead-letters/" + id + "/retry", "{}"), 202);
    JsonNode noReason =
        console.json(console.post("/api/dead-letters/" + id + "/give-up", "{}"), 409);
    console.json(
        console.post("/api/dead-letters/" + id + "/give-up", "{\"reason\":\"wrong\"}"), 202);
    jdbc.sql(
            "update ops.dead_letter set queue = 'CUSTOMER.EMAIL_AWAITED', body = null where id = ?")
        .param(id)
        .update();
    String ofEmail = console.page("/dead-letters/" + id);
    JsonNode lost =
        console.json(
            console.post("/api/dead-letters/" + id + "/give-up", "{\"reason\":\"x\"}"), 409);
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || result, '; ' order by id)"
                    + " from ops.audit")
            .query(String.class)
            .single();

    assertThat(page)
        .as("its sender is not paused")
        .contains("Retry now", "Give up")
        .doesNotContain("Replay as is", "Discard", "channel is paused");
    assertThat(asked).contains("Retry requested.");
    assertThat(noReason.path("detail").asString()).startsWith("Enter a reason");
    assertThat(ofEmail)
        .contains("Retry now", "which keeps trying to send it.")
        .doesNotContain("Give up");
    assertThat(lost.path("detail").asString()).contains("would lose it");
    assertThat(audit)
        .contains("retry dead letter " + id + " done: asked")
        .contains("give up dead letter " + id + " refused: ")
        .contains("give up dead letter " + id + " done: asked");
  }

  @Test
  void whatItsReceiverTriesAgainIsTriedNowOrGivenUpWithAReasonAndAudited() throws Exception {
    long id = deadLetter("{\"n\":1}");
    jdbc.sql(
            """
            update ops.dead_letter
            set state = 'WAITING', queue = 'CUSTOMER.TICKET_STATUS', next_attempt_at = now(),
                cause_text = 'Not yet. 2 later messages of its subject are waiting for it'
            where id = ?
            """)
        .param(id)
        .update();
    console.signIn();

    String page = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/retry", Map.of("revision", "0", "reason", "now"));
    String retried = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/give-up", Map.of("revision", "0", "reason", "wrong"));
    String givenUp = console.page("/dead-letters/" + id);
    console.json(console.post("/api/dead-letters/" + id + "/retry", "{}"), 202);
    JsonNode withCard =
        console.json(
            console.post(
                "/api/dead-letters/" + id + "/give-up",
                "{\"reason\":\"card 4242 4242 4242 4242\"}"),
            409);
    // Its receiver keeps the body of an email, so nothing is lost.
    jdbc.sql("update ops.dead_letter set queue = 'CUSTOMER.NOTIFICATION' where id = ?")
        .param(id)
        .update();
    console.json(
        console.post("/api/dead-letters/" + id + "/give-up", "{\"reason\":\"wrong\"}"), 202);
    jdbc.sql("update ops.dead_letter set state = 'DEAD', next_attempt_at = null where id = ?")
        .param(id)
        .update();
    JsonNode dead = console.json(console.post("/api/dead-letters/" + id + "/retry", "{}"), 409);
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || result, '; ' order by id)"
                    + " from ops.audit")
            .query(String.class)
            .single();

    assertThat(page)
        .contains("2 later messages of its subject are waiting for it", "Retry now", "Give up")
        .contains("While its channel is paused, it waits until the pause ends.")
        .contains("While its channel is paused, this waits until the pause ends.")
        .doesNotContain("The broker refuses", "Replay as is", "Discard");
    assertThat(retried).contains("Retry requested.");
    assertThat(givenUp).contains("Asked to give up on the message.");
    assertThat(withCard.path("detail").asString()).contains("card number");
    assertThat(dead.path("detail").asString()).contains("does not wait for another attempt");
    assertThat(audit)
        .contains("retry dead letter " + id + " done: asked")
        .contains("give up dead letter " + id + " done: asked");
  }

  @Test
  void whatIsNotVerifiedIsShownAndCanOnlyBeDiscarded() throws Exception {
    long id = deadLetter("{\"total\":99900}");
    jdbc.sql("update ops.dead_letter set cause_class = 'UnverifiedSender' where id = ?")
        .param(id)
        .update();
    console.signIn();

    String page = console.page("/dead-letters/" + id);
    JsonNode refused = console.json(console.post("/api/dead-letters/" + id + "/replay", "{}"), 409);
    console.json(
        console.post("/api/dead-letters/" + id + "/discard", "{\"reason\":\"forged\"}"), 200);

    assertThat(page).contains("99900", "Discard").doesNotContain("Replay as is", "Send the copy");
    assertThat(refused.path("detail").asString()).contains("cannot be sent.");
  }

  @Test
  void anEditedCopyIsSentFromThePageWithItsHeaders() throws Exception {
    long id = deadLetter("{\"n\":1}");
    console.signIn();
    Map<String, String> copied =
        Map.of(
            "revision", "0",
            "reason", "a test",
            "type", "com.sysopsquad.notification.queued",
            "version", "1",
            "subject", "account-7",
            "extensions", "origin: by hand",
            "body",
                """
                {"notificationId": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                 "customerId": "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee",
                 "address": "ann@example.org", "heading": "Hello", "text": "n is 2"}\
                """);

    console.submit("/dead-letters/" + id + "/edit", with(copied, "body", "[]"));
    String noObject = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/edit", with(copied, "extensions", "a b-c: x"));
    String noName = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/edit", with(copied, "version", "one"));
    String noNumber = console.page("/dead-letters/" + id);
    HttpResponse<String> edited = console.submit("/dead-letters/" + id + "/edit", copied);
    String original =
        console.page(URI.create(edited.headers().firstValue("location").orElseThrow()).getPath());
    long copy =
        jdbc.sql("select id from ops.dead_letter where replaces = ?")
            .param(id)
            .query(Long.class)
            .single();
    String page = console.page("/dead-letters/" + copy);
    JsonNode api = console.json(console.get("/api/dead-letters/" + copy), 200);

    assertThat(noObject).contains("The body does not match its type.", "edit-subject");
    assertThat(noName).contains("The extension name &quot;a b-c&quot; must consist of a-z");
    assertThat(noNumber).contains("The version must be a whole number.");
    assertThat(original)
        .contains("1 message requeued: the edited copy is dead letter " + copy, "Replaced");
    assertThat(page).contains("Edited copy of", "n is 2", "account-7");
    assertThat(api.path("headers").path("cloudEvents_origin").asString()).isEqualTo("by hand");
  }

  /** Tried: in the subject, in the body, as and in an extension, in the reason. */
  @Test
  void anEditedCopyWithACardNumberIsRefusedAndStoredNowhere() throws Exception {
    long id = deadLetter("{\"n\":1}");
    String type = "{\"type\":\"com.sysopsquad.notification.queued\",\"version\":1,";

    for (String edited :
        List.of(
            "\"subject\":\"4242 4242 4242 4242\"}",
            "\"body\":\"{\\\"n\\\":\\\"4242-4242-4242-4242\\\"}\"}",
            "\"extensions\":{\"card4242424242424242\":\"x\"}}",
            "\"extensions\":{\"note\":\"4242.4242.4242.4242\"}}",
            "\"subject\":\"s\",\"reason\":\"4242/4242/4242/4242\"}")) {
      assertThat(
              console.problem(
                  console.post("/api/dead-letters/" + id + "/edit", type + edited), 409))
          .as(edited)
          .contains("card number");
    }
    List<String> stored =
        jdbc.sql(
                """
                select d::text from ops.dead_letter d
                union all select a::text from ops.audit a
                union all select r::text from ops.replay r
                """)
            .query(String.class)
            .list();

    assertThat(stored).isNotEmpty().noneMatch(row -> row.matches("(?s).*4242(\\D?4242){3}.*"));
  }

  @Test
  void deadLettersAreReplayedByKindOnThePageAndWatchedByEffect() throws Exception {
    deadLetter("{\"n\":1}");
    deadLetter("{\"n\":2}");
    deadLetter(null);
    console.signIn();

    String deadLetters = console.page("/dead-letters");
    String question = console.page("/replays/new?queue=CUSTOMER.NOTIFICATION&fingerprint=f");
    Map<String, String> kind = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");
    HttpResponse<String> noReason = console.submit("/replays", with(kind, "reason", " "));
    HttpResponse<String> replayed =
        console.submit("/replays", with(kind, "reason", "<b>repaired</b>"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String replay = console.page(address);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/parts" + address).contains("2 in progress"));
    HttpResponse<String> again = console.submit("/replays", with(kind, "reason", "once more"));
    String refused = console.page("/dead-letters");
    String audit =
        jdbc.sql("select string_agg(detail || ' ' || result, '; ' order by id) from ops.audit")
            .query(String.class)
            .single();

    assertThat(deadLetters)
        .contains("3 dead letters (1 cannot be replayed as is)", "Replay all …")
        .contains("/replays/new?queue=CUSTOMER.NOTIFICATION&amp;fingerprint=f");
    assertThat(question)
        .contains(
            "Replay 2 dead letters of group f on CUSTOMER.NOTIFICATION?",
            "1 dead letter cannot be replayed as is and will stay dead");
    assertThat(noReason.statusCode()).isEqualTo(422);
    assertThat(noReason.body()).contains("Enter a reason for the replay.");
    assertThat(replay).contains("2 messages requeued.", "&lt;b&gt;repaired", "0 of 2");
    assertThat(again.headers().firstValue("location"))
        .hasValueSatisfying(at -> assertThat(at).endsWith("/dead-letters"));
    assertThat(refused).contains("There is no dead letter of fingerprint f");
    assertThat(audit).contains("<b>repaired</b> done: ", "once more refused: ");
    assertThat(console.browse("/replays/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void aReplayIsCancelledOnItsPageAfterAQuestion() throws Exception {
    for (int deadLetter = 0; deadLetter < 200; deadLetter++) {
      deadLetter("{\"n\":" + deadLetter + "}");
    }
    console.signIn();

    HttpResponse<String> replayed =
        console.submit("/replays", Map.of("queue", "CUSTOMER.NOTIFICATION", "reason", "a test"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String running = console.page(address);
    String question = console.page(address + "/cancel");
    console.submit(address + "/cancel");
    String cancelled = console.page(address);
    long dead =
        jdbc.sql("select count(*) from ops.dead_letter where state = 'DEAD'")
            .query(Long.class)
            .single();

    assertThat(running).contains("of queue CUSTOMER.NOTIFICATION", "In progress", "Cancel …");
    assertThat(question).contains("Cancel replay", "Not sent yet: ");
    assertThat(cancelled)
        .contains("is canceled", dead + " canceled", ">0 of ")
        .doesNotContain("Cancel …");
    assertThat(dead).isPositive();
  }

  @Test
  void aReplayIsTriedPausedResumedAndThenSentWhole() throws Exception {
    deadLetter("{\"n\":1}");
    deadLetter("{\"n\":2}");
    deadLetter("{\"n\":3}");
    console.signIn();
    Map<String, String> kind = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");

    HttpResponse<String> none =
        console.submit("/replays", with(with(kind, "reason", "why"), "trial", "0"));
    HttpResponse<String> replayed =
        console.submit("/replays", with(with(kind, "reason", "why"), "trial", "1"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String begun = console.page(address);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/parts" + address).contains("1 in progress"));
    String question = console.page(address + "/rest");
    console.submit(address + "/pause");
    String paused = console.page(address);
    JsonNode twice = console.json(console.post("/api" + address + "/pause", "{}"), 409);
    console.submit(address + "/resume");
    String resumed = console.page(address);
    console.submit(address + "/rest");
    String whole = console.page(address);
    JsonNode api = console.json(console.get("/api" + address), 200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/parts" + address).contains("3 in progress"));
    String audit =
        jdbc.sql("select string_agg(action || ' ' || subject, '; ' order by id) from ops.audit")
            .query(String.class)
            .single();

    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("A trial must have at least 1 message.");
    assertThat(begun)
        .contains("1 message requeued as a trial. The rest waits for your decision.")
        .contains("Trial of 1 message", "The rest, 2 messages, is sent when you choose")
        .contains("Replay the rest …", "Pause …", "Cancel …");
    assertThat(question)
        .contains(
            "Of the trial, 0 applied, 0 failed again or could not be sent, 1 without a result")
        .contains("The rest is 2 messages.");
    assertThat(paused).contains("is paused.", "Paused by", "Resume").doesNotContain("Pause …");
    assertThat(twice.path("detail").asString()).contains("is already paused");
    assertThat(resumed).contains("is resumed.", "Pause …");
    assertThat(whole).contains("is being sent.").doesNotContain("Replay the rest …");
    assertThat(api.path("trial").path("messages").asLong()).isEqualTo(1);
    assertThat(api.path("trial").path("restBy").asString()).isEqualTo(console.operator());
    assertThat(audit)
        .contains("fingerprint f, trial of 1")
        .contains("pause replay ", "resume replay ", "replay rest replay ");
    assertThat(console.problem(console.post("/api/replays", "{\"queue\":\"q\",\"trial\":0}"), 422))
        .isEqualTo("A trial must have at least 1 message.");
  }

  @Test
  void notesAndAssigneesOfADeadLetterAndItsGroupAreShownAndAudited() throws Exception {
    long id = deadLetter("{\"n\":1}");
    String me = console.operator();
    Map<String, String> group = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");
    console.signIn();

    console.submit("/dead-letters/" + id + "/notes", Map.of("text", "The <b>account</b>"));
    console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/assign", Map.of("to", me, "seen", ""));
    String one = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/assign", Map.of("to", "", "seen", "someone"));
    String changed = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/" + id + "/notes", Map.of("text", "card 4242 4242 4242 4242"));
    String card = console.page("/dead-letters/" + id);
    console.submit("/dead-letters/group/notes", with(group, "text", "The release"));
    console.submit("/dead-letters/group/assign", with(group, "to", me));
    String ofGroup = console.page("/dead-letters/group?queue=CUSTOMER.NOTIFICATION&fingerprint=f");
    String list = console.page("/dead-letters");
    JsonNode notes = console.json(console.get("/api/dead-letters/" + id + "/notes"), 200);
    JsonNode unknown =
        console.json(
            console.post("/api/dead-letters/" + id + "/assign", "{\"to\":\"nobody-here\"}"), 422);
    JsonNode groups = console.json(console.get("/api/dead-letter-groups"), 200);
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || detail || ' ' || result, '; '"
                    + " order by id) from ops.audit")
            .query(String.class)
            .single();

    assertThat(one)
        .contains("The &lt;b&gt;account&lt;/b&gt;", "Assigned to " + me, "Add a note")
        .doesNotContain("<b>account");
    assertThat(changed).contains("This was assigned to %s in the meantime.".formatted(me));
    assertThat(card).contains("contains a card number").doesNotContain("4242 4242");
    assertThat(ofGroup).contains("The release", "Assigned to " + me);
    assertThat(list).contains("assigned to <span>" + me);
    assertThat(notes.path("assignee").asString()).isEqualTo(me);
    assertThat(notes.path("notes")).hasSize(2);
    assertThat(unknown.path("detail").asString()).startsWith("Assign it to one of ");
    assertThat(groups.path(0).path("assignee").asString()).isEqualTo(me);
    assertThat(audit)
        .contains("note dead letter %d The <b>account</b> done: added".formatted(id))
        .contains("assign dead letter %d to %s done: assigned".formatted(id, me))
        .contains("assign dead letters of queue CUSTOMER.NOTIFICATION, fingerprint f to " + me)
        .doesNotContain("4242 4242");
  }

  @Test
  void aGroupHasAPageWithItsCountsAndItsFailuresByHourAndDay() throws Exception {
    deadLetter("{\"n\":1}");
    long earlier = deadLetter("{\"n\":2}");
    long closed = deadLetter(null);
    jdbc.sql("update ops.dead_letter set last_failed_at = now() - interval '30 hours' where id = ?")
        .param(earlier)
        .update();
    jdbc.sql("update ops.dead_letter set state = 'APPLIED', closed_at = now() where id = ?")
        .param(closed)
        .update();
    console.signIn();

    String page = console.page("/dead-letters/group?queue=CUSTOMER.NOTIFICATION&fingerprint=f");
    String list = console.page("/dead-letters");
    JsonNode group = console.json(console.get("/api/dead-letter-groups"), 200).path(0);

    assertThat(page)
        .contains("2 dead letters need a decision", "Replay …")
        .contains("2 messages failed in the last 24 hours", "3 messages failed in the last 7 days");
    assertThat(list).contains("2 messages failed in the last 24 hours");
    assertThat(group.path("dead").asLong()).isEqualTo(2);
    assertThat(group.path("hours")).hasSize(24);
    assertThat(group.path("hours").path(23).asLong()).isEqualTo(2);
    assertThat(group.path("days").path(5).asLong()).isEqualTo(1);
    assertThat(console.browse("/dead-letters/group?queue=q&fingerprint=none").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatASearchFindsIsExportedMaskedAndHarmlessToSpreadsheets() throws Exception {
    long found = deadLetter("=HYPERLINK(\"http://example.test\")");
    jdbc.sql("update ops.dead_letter set cause_text = 'bad, \"very\"' where id = ?")
        .param(found)
        .update();
    deadLetter("{\"n\":2}");
    console.signIn();

    HttpResponse<String> csv = console.browse("/dead-letters/export.csv?text=hyperlink");
    HttpResponse<String> all = console.send(console.get("/api/dead-letters/export.csv"));
    HttpResponse<String> lines =
        console.send(console.get("/api/dead-letters/export.jsonl?text=hyperlink"));
    HttpResponse<String> unknown = console.send(console.get("/api/dead-letters/export.csv?name=x"));
    String audit =
        jdbc.sql(
                "select string_agg(actor || ' ' || action || ' ' || subject || ' ' || detail || ' '"
                    + " || result, '; ' order by id) from ops.audit")
            .query(String.class)
            .single();

    assertThat(csv.headers().firstValue("content-disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("dead-letters.csv"));
    assertThat(csv.body().lines()).hasSize(2);
    assertThat(csv.body())
        .startsWith("number,message id,state,")
        .contains("\r\n" + found + ",")
        .contains("\"bad, \"\"very\"\"\"", "\"'=HYPERLINK(\"\"http://example.test\"\")\"");
    assertThat(all.body().lines()).hasSize(3);
    assertThat(lines.body().lines()).hasSize(1);
    assertThat(lines.body()).startsWith("{").contains("\"id\":" + found).endsWith("}\n");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(audit)
        .contains(
            console.operator()
                + " export dead letters as CSV /dead-letters?text=hyperlink done: 1 dead letter")
        .contains("export dead letters as JSON lines /dead-letters?text=hyperlink done: 1");
  }

  @Test
  void anEditedCopyShowsWhatWasChangedAndItsBodyOnLines() throws Exception {
    long id = deadLetter("{\"n\":1,\"list\":[],\"text\":\"a, {b\"}");
    long copy = deadLetter("{\"n\":2.50,\"list\":[],\"text\":\"a, {b\"}");
    jdbc.sql("update ops.dead_letter set replaces = ?, subject = 'other' where id = ?")
        .param(id)
        .param(copy)
        .update();
    console.signIn();

    String original = console.page("/dead-letters/" + id);
    String page = console.page("/dead-letters/" + copy);

    assertThat(original)
        .contains("Replaced by", "Dead letter " + copy)
        .contains("{\n  &quot;n&quot;: 1,\n  &quot;list&quot;: [],")
        .contains("&quot;text&quot;: &quot;a, {b&quot;\n}")
        .doesNotContain("What was edited");
    assertThat(page)
        .contains("What was edited")
        .contains("<span class=\"removed\">- Subject: s</span>")
        .contains("<span class=\"added\">+ Subject: other</span>")
        .contains("<span class=\"removed\">-   &quot;n&quot;: 1,</span>")
        .contains("<span class=\"added\">+   &quot;n&quot;: 2.50,</span>");
  }

  /** Tried: with and without a body, waiting, as a replay and its questions, a refused question. */
  @Test
  void pagesOfDeadLettersAreValidFitTheirWindowsAndStandOut() throws Exception {
    long dead = deadLetter("{\"n\":\"<script>\"}");
    long destroyed = deadLetter(null);
    long waiting = deadLetter("{\"n\":1}");
    jdbc.sql(
            """
            update ops.dead_letter
            set state = 'WAITING', cause_class = 'RefusedByBroker', next_attempt_at = now(),
                queue = 'SYSOPS.TICKET'
            where id = ?
            """)
        .param(waiting)
        .update();
    Map<String, String> kind = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");
    console.signIn();
    String refused = console.submit("/replays", with(kind, "reason", " ")).body();

    try (HtmlValidator validator = new HtmlValidator();
        WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      assertThat(validator.findings(refused)).isEmpty();
      for (String path :
          List.of(
              "/dead-letters",
              "/dead-letters?state=any&text=n",
              "/dead-letters/" + dead,
              "/dead-letters/" + destroyed,
              "/dead-letters/" + waiting,
              "/dead-letters/group?queue=CUSTOMER.NOTIFICATION&fingerprint=f",
              "/replays/new?queue=CUSTOMER.NOTIFICATION&fingerprint=f")) {
        assertThat(window.faults(path, validator)).as(path).isEmpty();
      }
      console.submit("/dead-letters/" + dead + "/notes", Map.of("text", "A note"));
      long copy = deadLetter("{\"n\":2}");
      jdbc.sql("update ops.dead_letter set replaces = ? where id = ?")
          .param(dead)
          .param(copy)
          .update();
      HttpResponse<String> replayed =
          console.submit("/replays", with(with(kind, "reason", "a test"), "trial", "1"));
      String replay = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
      for (String path :
          List.of(
              replay,
              replay + "/cancel",
              replay + "/rest",
              replay + "/pause",
              "/dead-letters/" + dead,
              "/dead-letters/" + copy)) {
        assertThat(window.faults(path, validator)).as(path).isEmpty();
      }
    }
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private long deadLetter(@Nullable String body) {
    return jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            values (?, 'customer', 'CUSTOMER.NOTIFICATION', 't', 1, 's', now(), 'c', 'c', '', 'f', 3,
                now(), now(), '{}', ?)
            returning id
            """)
        .param(UUID.randomUUID())
        .param(body)
        .query(Long.class)
        .single();
  }
}
