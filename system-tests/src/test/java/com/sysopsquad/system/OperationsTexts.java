package com.sysopsquad.system;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
  private static final String DEAD_LETTER = "dead-letters/" + NO_NUMBER;
  private static final String GROUPS = "dead-letter-groups/";
  private static final String OF_GROUP = "{\"queue\":\"q\",\"fingerprint\":\"f\",";
  private static final String TEXT = "{\"text\":\"%s\"}";
  private static final String SCHEDULE = "schedules/contractSync/";
  private static final String NIGHTLY = "{\"job\":\"contractSync\",\"cron\":\"0 0 3 * * ?\",";

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
    return Stream.of(decisions(), schedules(), names()).flatMap(List::stream).toList();
  }

  private List<TextFields> decisions() {
    String deadLetter = DEAD_LETTER;
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
        refusing(
            "edited dead letter",
            operator,
            CONFLICT,
            deadLetter + "/edit",
            "{\"subject\":\"account-7\",\"reason\":\"%s\"}"),
        refusing("retried message", operator, CONFLICT, deadLetter + "/retry", REASON),
        refusing("message given up", operator, CONFLICT, deadLetter + "/give-up", REASON),
        refusing("note on a dead letter", operator, REFUSED, deadLetter + "/notes", TEXT),
        refusing(
            "note on a group", operator, REFUSED, GROUPS + "notes", OF_GROUP + "\"text\":\"%s\"}"),
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
        refusing(
            "silence",
            operator,
            REFUSED,
            "alarms/silences",
            "{\"duration\":\"1h\",\"reason\":\"%s\"}"),
        refusing(
            "subject of a silence",
            operator,
            REFUSED,
            "alarms/silences",
            "{\"duration\":\"1h\",\"subject\":\"%s\",\"reason\":\"Known\"}"),
        refusing(
            "correction",
            clerk,
            REFUSED,
            "accounts/" + UUID.randomUUID() + "/corrections",
            "{\"kind\":\"GOODWILL\",\"amount\":\"5\",\"currency\":\"USD\",\"reason\":\"%s\"}"),
        refusing(
            "declined correction",
            clerk,
            REFUSED,
            "corrections/" + UUID.randomUUID() + "/decline",
            REASON));
  }

  /** Those of schedules, blackouts and calendars. */
  private List<TextFields> schedules() {
    return List.of(
        refusing(
            "new schedule",
            operator,
            REFUSED,
            "schedules",
            NIGHTLY + "\"name\":\"nightly\",\"reason\":\"%s\"}"),
        refusing(
            "parameter of a schedule",
            operator,
            REFUSED,
            "schedules",
            NIGHTLY
                + "\"name\":\"nightly\",\"parameters\":{\"requestedAt\":\"%s\"},"
                + "\"reason\":\"A test\"}"),
        refusing(
            "cron expression",
            operator,
            REFUSED,
            "schedules",
            "{\"name\":\"nightly\",\"job\":\"contractSync\",\"cron\":\"%s\",\"reason\":\"Why\"}"),
        refusing("edited schedule", operator, REFUSED, SCHEDULE + "edit", REASON),
        refusing("deleted schedule", operator, REFUSED, SCHEDULE + "delete", REASON),
        refusing(
            "schedule as configured", operator, REFUSED, SCHEDULE + "use-configuration", REASON),
        refusing("paused schedule", operator, REFUSED, SCHEDULE + "pause", REASON),
        refusing(
            "declined change",
            operator,
            REFUSED,
            "schedule-changes/" + NO_NUMBER + "/decline",
            REASON),
        refusing(
            "import",
            operator,
            REFUSED,
            "schedules/import",
            "{\"yaml\":\"{nightly: {job: contractSync, cron: '0 0 3 * * ?'}}\",\"apply\":true,"
                + "\"reason\":\"%s\"}"),
        refusing(
            "imported parameter",
            operator,
            REFUSED,
            "schedules/import",
            "{\"yaml\":\"{nightly: {job: contractSync, cron: '0 0 3 * * ?',"
                + " parameters: {requestedAt: '%s'}}}\",\"apply\":true,\"reason\":\"A test\"}"),
        refusing(
            "blackout",
            operator,
            REFUSED,
            "blackouts",
            "{\"from\":\"2099-01-01T00:00\",\"to\":\"2099-01-02T00:00\",\"reason\":\"%s\"}"),
        refusing(
            "holiday",
            operator,
            REFUSED,
            "calendars",
            "{\"name\":\"cards\",\"days\":{\"2099-12-25\":\"%s\"}}"),
        refusing(
            "imported holiday",
            operator,
            REFUSED,
            "calendars",
            "{\"name\":\"cards\",\"csv\":\"2099-12-25,%s\"}"),
        naming(
            "name of a schedule",
            operator,
            REFUSED,
            "schedules",
            NIGHTLY + "\"name\":\"%s\",\"reason\":\"A test\"}"),
        naming(
            "name of an imported schedule",
            operator,
            REFUSED,
            "schedules/import",
            "{\"yaml\":\"{'%s': {job: contractSync, cron: '0 0 3 * * ?'}}\",\"apply\":true,"
                + "\"reason\":\"A test\"}"),
        naming(
            "schedule of a blackout",
            operator,
            NOT_THERE,
            "blackouts",
            "{\"schedule\":\"%s\",\"from\":\"2099-01-01T00:00\",\"to\":\"2099-01-02T00:00\","
                + "\"reason\":\"A test\"}"),
        naming(
            "name of a calendar",
            operator,
            REFUSED,
            "calendars",
            "{\"name\":\"%s\",\"weekends\":true}"));
  }

  private List<TextFields> names() {
    return List.of(
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
        naming("assignee", operator, REFUSED, DEAD_LETTER + "/assign", "{\"to\":\"%s\"}"),
        naming(
            "earlier assignee", operator, NOT_THERE, DEAD_LETTER + "/assign", "{\"seen\":\"%s\"}"),
        naming(
            "assignee of a group",
            operator,
            REFUSED,
            GROUPS + "assign",
            OF_GROUP + "\"to\":\"%s\"}"),
        naming(
            "earlier assignee of a group",
            operator,
            NOT_THERE,
            GROUPS + "assign",
            OF_GROUP + "\"seen\":\"%s\"}"),
        naming(
            "queue of an assigned group",
            operator,
            NOT_THERE,
            GROUPS + "assign",
            "{\"queue\":\"%s\",\"fingerprint\":\"f\"}"),
        naming(
            "kind of an assigned group",
            operator,
            NOT_THERE,
            GROUPS + "assign",
            "{\"queue\":\"q\",\"fingerprint\":\"%s\"}"),
        naming(
            "queue of a noted group",
            operator,
            NOT_THERE,
            GROUPS + "notes",
            "{\"queue\":\"%s\",\"fingerprint\":\"f\",\"text\":\"Why\"}"),
        naming(
            "kind of a noted group",
            operator,
            NOT_THERE,
            GROUPS + "notes",
            "{\"queue\":\"q\",\"fingerprint\":\"%s\",\"text\":\"Why\"}"),
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
        "contains a card number[.;] [Rr]emove it",
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
