package com.sysopsquad.system;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The fields for free text in operations' REST API. What is decided on does not exist: the text is
 * refused before anybody looks for it.
 */
final class OperationsTexts {

  private static final int FOUND = 200;
  private static final int NOT_THERE = 404;
  private static final int CONFLICT = 409;
  private static final int REFUSED = 422;
  private static final int NO_NUMBER = 999_999_999;
  private static final String REASON = "{\"reason\":\"%s\"}";

  private final String api;
  private final String day;
  private final Http operator;
  private final Http clerk;

  OperationsTexts(RunningProduct product) {
    Installation installation = product.installation();
    this.api = installation.operations() + "/api/";
    this.day = product.currentMonth().atEndOfMonth().toString();
    this.operator = as(installation, "SYSOPS_OPERATIONS_");
    this.clerk = as(installation, "SYSOPS_BILLING_CLERK_");
  }

  /** The fields that refuse card numbers, those that name something, and one that only searches. */
  List<TextFields> fields() {
    String deadLetter = "dead-letters/" + NO_NUMBER;
    String alert = "alerts/" + UUID.randomUUID();
    return List.of(
        refusing("hold", operator, REFUSED, "hold", REASON),
        refusing("release of the hold", operator, REFUSED, "hold/release", REASON),
        refusing(
            "start",
            operator,
            REFUSED,
            "runs",
            "{\"job\":\"payment\",\"parameters\":{\"billingDate\":\""
                + day
                + "\"},\"reason\":\"%s\"}"),
        refusing("declined start", operator, REFUSED, "starts/" + NO_NUMBER + "/decline", REASON),
        refusing("discarded dead letter", operator, CONFLICT, deadLetter + "/discard", REASON),
        refusing("replayed dead letter", operator, CONFLICT, deadLetter + "/replay", REASON),
        refusing("retried message", operator, CONFLICT, deadLetter + "/retry", REASON),
        refusing("message given up", operator, CONFLICT, deadLetter + "/give-up", REASON),
        refusing(
            "replay of many",
            operator,
            CONFLICT,
            "replays",
            "{\"queue\":\"BILLING.PLAN\",\"reason\":\"%s\"}"),
        refusing(
            "note to a customer",
            operator,
            REFUSED,
            "tickets/" + UUID.randomUUID() + "/moves",
            "{\"to\":\"ASSIGNED\",\"version\":1,\"note\":\"%s\"}"),
        refusing(
            "resend",
            operator,
            REFUSED,
            "resends",
            "{\"quantum\":\"customer\",\"since\":\"2026-11-29\",\"reason\":\"%s\"}"),
        refusing(
            "pause of a channel",
            operator,
            REFUSED,
            "channels/CUSTOMER.INVOICE/pause",
            "{\"minutes\":1,\"reason\":\"%s\"}"),
        refusing("end of a pause", operator, REFUSED, "channels/CUSTOMER.INVOICE/resume", REASON),
        refusing("trace", operator, REFUSED, "traces", "{\"about\":\"%s\"}"),
        refusing("confirmed loss", operator, REFUSED, "losses/" + NO_NUMBER + "/confirm", REASON),
        refusing(
            "parked bill",
            clerk,
            REFUSED,
            "parked-bills/decide",
            "{\"decision\":\"GIVE_UP\",\"bills\":[" + NO_NUMBER + "],\"reason\":\"%s\"}"),
        refusing("note on an alert", clerk, REFUSED, alert + "/note", "{\"text\":\"%s\"}"),
        refusing("closed alert", clerk, REFUSED, alert + "/close", REASON),
        refusing(
            "alert handed over",
            clerk,
            REFUSED,
            alert + "/hand-over",
            "{\"to\":\"clerk\",\"note\":\"%s\"}"),
        naming("job", operator, NOT_THERE, "runs", "{\"job\":\"%s\"}"),
        naming(
            "name of a parameter",
            operator,
            REFUSED,
            "runs",
            "{\"job\":\"contractSync\",\"parameters\":{\"%s\":\"1\"}}"),
        naming(
            "parameter",
            operator,
            REFUSED,
            "runs",
            "{\"job\":\"contractSync\",\"parameters\":{\"requestedAt\":\"%s\"}}"),
        naming("queue to replay", operator, CONFLICT, "replays", "{\"queue\":\"%s\"}"),
        naming("kind to replay", operator, CONFLICT, "replays", "{\"fingerprint\":\"%s\"}"),
        naming(
            "queue to resend",
            operator,
            REFUSED,
            "resends",
            "{\"quantum\":\"customer\",\"since\":\"2026-11-29\",\"queue\":\"%s\",\"dryRun\":true}"),
        naming("part of a backup", operator, REFUSED, "backups", "{\"part\":\"%s\"}"),
        new TextFields(
            "search for an account",
            1,
            FOUND,
            "",
            texts ->
                clerk.send(
                    "GET",
                    api
                        + "accounts?q="
                        + URLEncoder.encode(texts.getFirst(), StandardCharsets.UTF_8),
                    BodyPublishers.noBody())));
  }

  private TextFields refusing(String place, Http who, int status, String path, String body) {
    return new TextFields(
        place,
        1,
        status,
        "contains a card number. Remove it",
        texts -> post(who, path, body.formatted(texts.getFirst())));
  }

  /** A field that takes only the name of something, so that anything else is unknown. */
  private TextFields naming(String place, Http who, int status, String path, String body) {
    return new TextFields(
        place, 1, status, "", texts -> post(who, path, body.formatted(texts.getFirst())));
  }

  private HttpResponse<String> post(Http who, String path, String json) {
    return who.send("POST", api + path, BodyPublishers.ofString(json));
  }

  private static Http as(Installation installation, String person) {
    return Http.as(
        installation.setting(person + "USER"), installation.setting(person + "PASSWORD"));
  }
}
