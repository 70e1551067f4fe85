package com.sysopsquad.system;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations' REST API, as an operator's script uses it. */
public final class Operations {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> LIVE = Set.of("STARTING", "RUNNING", "STOPPING");

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final int OK = 200;
  private static final String REASON = "{\"reason\":\"It is a test\"}";

  private final Http http;
  private final Http second;
  private final String api;

  /** Signs in as the two operators of this installation. */
  public Operations(Installation installation) {
    this.http =
        Http.as(
            installation.setting("SYSOPS_OPERATIONS_USER"),
            installation.setting("SYSOPS_OPERATIONS_PASSWORD"));
    this.second =
        Http.as(
            installation.setting("SYSOPS_SECOND_OPERATOR_USER"),
            installation.setting("SYSOPS_SECOND_OPERATOR_PASSWORD"));
    this.api = installation.operations() + "/api/";
  }

  /** Starts a job and returns the number of its run. */
  public long start(String job, String parameters) {
    String body = "{\"job\":\"%s\",\"parameters\":{%s}}".formatted(job, parameters);
    return JSON.readTree(http.post(api + "runs", body)).path("id").asLong();
  }

  /** One operator requests the payment run of a day, another confirms it; returns its number. */
  public long startPayment(LocalDate day) {
    long asked = waiting(day);
    if (asked == 0) {
      asked = JSON.readTree(http.post(api + "runs", payment(day))).path("id").asLong();
    }
    String address = api + "starts/" + asked + "/confirm";
    return JSON.readTree(second.post(address, "")).path("id").asLong();
  }

  /**
   * The requested start that is still waiting because a process died in the meantime; 0 if none is.
   */
  private long waiting(LocalDate day) {
    for (JsonNode start : JSON.readTree(http.get(api + "starts"))) {
      if (start.path("state").asString().equals("ASKED")
          && start.path("parameters").path("billingDate").asString().equals(day.toString())) {
        return start.path("id").asLong();
      }
    }
    return 0;
  }

  /** The status of the response to starting a payment run. */
  public int tryPayment(LocalDate day) {
    return http.send("POST", api + "runs", BodyPublishers.ofString(payment(day))).statusCode();
  }

  private static String payment(LocalDate day) {
    return """
        {"job":"payment","parameters":{"billingDate":"%s"},"reason":"It is a test"}"""
        .formatted(day);
  }

  /** The state of a run, for example {@code COMPLETED}. */
  public String state(long run) {
    return JSON.readTree(http.get(api + "runs/" + run)).path("state").asString();
  }

  /** Restarts a run that has failed or was stopped; returns the number of the new execution. */
  public long restart(long run) {
    return JSON.readTree(http.post(api + "runs/" + run + "/restart", "")).path("id").asLong();
  }

  /** Number and state of the newest run of the job for a day; the number is 0 if there is none. */
  public NewestRun newestPayment(LocalDate day) {
    for (JsonNode run : JSON.readTree(http.get(api + "runs?job=payment&size=100")).path("items")) {
      if (run.path("job").asString().equals("payment")
          && run.path("parameters").path("billingDate").asString().equals(day.toString())) {
        return new NewestRun(run.path("id").asLong(), run.path("state").asString());
      }
    }
    return new NewestRun(0, "NONE");
  }

  /** A run of a job. */
  public record NewestRun(long id, String state) {}

  /** Waits for the end of a run and returns the state in which it ended. */
  public String runToEnd(long run) {
    Waiting.until("run %d has ended".formatted(run), LIMIT, () -> !isLive(run));
    return state(run);
  }

  /** Bills a day to its end, whatever happens in the meantime: failed runs are restarted. */
  public void bill(LocalDate day) {
    Waiting.until("the run of %s is completed".formatted(day), LIMIT, () -> isBilled(day));
  }

  private boolean isBilled(LocalDate day) {
    try {
      NewestRun run = newestPayment(day);
      switch (run.state()) {
        case "NONE" -> startPayment(day);
        case "FAILED", "STOPPED" -> restart(run.id());
        default -> {}
      }
      return run.state().equals("COMPLETED");
    } catch (UncheckedIOException | IllegalStateException notNow) {
      return false;
    }
  }

  /** The current month in the time zone of billing. */
  public YearMonth currentMonth() {
    String time = JSON.readTree(http.get(api + "status")).path("time").asString();
    return YearMonth.parse(time.substring(0, 7));
  }

  /** Puts billing on hold. */
  public void hold() {
    http.post(api + "hold", REASON);
  }

  /** Releases the hold. */
  public void releaseHold() {
    http.post(api + "hold/release", REASON);
  }

  /** Has a quantum send again to another what it has sent since a moment; returns when it has. */
  public void resend(String quantum, Instant since, String to) {
    String body =
        """
        {"quantum":"%s","since":"%s","to":"%s","reason":"It is a test"}"""
            .formatted(quantum, since, to);
    long id = JSON.readTree(http.post(api + "resends", body)).path("id").asLong();
    String address = api + "resends/" + id;
    Waiting.until(
        "%s has sent again what %s lacks".formatted(quantum, to),
        LIMIT,
        () -> JSON.readTree(http.get(address)).path("state").asString().equals("DONE"));
  }

  /** Moves a ticket as it is now; false if sysops does not have it yet. */
  public boolean moveTicket(String ticket, String to) {
    String address = api + "tickets/" + ticket;
    HttpResponse<String> found = http.send("GET", address, BodyPublishers.noBody());
    if (found.statusCode() != OK) {
      return false;
    }
    long version = JSON.readTree(found.body()).path("version").asLong();
    String body = "{\"to\":\"%s\",\"version\":%d}".formatted(to, version);
    return http.send("POST", address + "/moves", BodyPublishers.ofString(body)).statusCode() == OK;
  }

  private boolean isLive(long run) {
    try {
      return LIVE.contains(state(run));
    } catch (UncheckedIOException | IllegalStateException e) {
      return true;
    }
  }
}
