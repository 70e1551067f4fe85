package com.sysopsquad.system;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
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

  /** One operator asks for the payment run of a month, another confirms it; returns its number. */
  public long startPayment(YearMonth month) {
    long asked = waiting(month);
    if (asked == 0) {
      asked = JSON.readTree(http.post(api + "runs", payment(month))).path("id").asLong();
    }
    String address = api + "starts/" + asked + "/confirm";
    return JSON.readTree(second.post(address, "")).path("id").asLong();
  }

  /** The start that was asked for and waits, since a process died meanwhile; 0: none does. */
  private long waiting(YearMonth month) {
    for (JsonNode start : JSON.readTree(http.get(api + "starts"))) {
      if (start.path("state").asString().equals("ASKED")
          && start.path("parameters").path("billingMonth").asString().equals(month.toString())) {
        return start.path("id").asLong();
      }
    }
    return 0;
  }

  /** The status with which the start of a payment run is answered. */
  public int tryPayment(YearMonth month) {
    return http.send("POST", api + "runs", BodyPublishers.ofString(payment(month))).statusCode();
  }

  private static String payment(YearMonth month) {
    return """
        {"job":"payment","parameters":{"billingMonth":"%s"},"reason":"It is a test"}"""
        .formatted(month);
  }

  /** The state of a run, for example {@code COMPLETED}. */
  public String state(long run) {
    return JSON.readTree(http.get(api + "runs/" + run)).path("state").asString();
  }

  /** Takes up a run that has failed or was stopped; returns the number under which it goes on. */
  public long restart(long run) {
    return JSON.readTree(http.post(api + "runs/" + run + "/restart", "")).path("id").asLong();
  }

  /** Number and state of the newest run of a job for a month; the number is 0 if there is none. */
  public NewestRun newestPayment(YearMonth month) {
    for (JsonNode run : JSON.readTree(http.get(api + "runs?job=payment&size=100")).path("items")) {
      if (run.path("job").asString().equals("payment")
          && run.path("parameters").path("billingMonth").asString().equals(month.toString())) {
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

  /** Bills a month to its end, whatever happens meanwhile: what fails is taken up again. */
  public void bill(YearMonth month) {
    Waiting.until("the run of %s is completed".formatted(month), LIMIT, () -> isBilled(month));
  }

  private boolean isBilled(YearMonth month) {
    try {
      NewestRun run = newestPayment(month);
      switch (run.state()) {
        case "NONE" -> startPayment(month);
        case "FAILED", "STOPPED" -> restart(run.id());
        default -> {}
      }
      return run.state().equals("COMPLETED");
    } catch (UncheckedIOException | IllegalStateException notNow) {
      return false;
    }
  }

  /** The month of today in the time zone of billing. */
  public YearMonth currentMonth() {
    String time = JSON.readTree(http.get(api + "status")).path("time").asString();
    return YearMonth.parse(time.substring(0, 7));
  }

  /** Moves a ticket that is at this version; false as long as sysops does not have it. */
  public boolean moveTicket(String ticket, String to, long version) {
    String body = "{\"to\":\"%s\",\"version\":%d}".formatted(to, version);
    String address = api + "tickets/" + ticket + "/moves";
    return http.send("POST", address, BodyPublishers.ofString(body)).statusCode() == OK;
  }

  private boolean isLive(long run) {
    try {
      return LIVE.contains(state(run));
    } catch (UncheckedIOException | IllegalStateException e) {
      return true;
    }
  }
}
