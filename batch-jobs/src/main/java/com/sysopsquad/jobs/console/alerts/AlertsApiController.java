package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.AlertKind;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.DeskAlerts;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The alerts of billing: the work list, one alert, and people's actions on it. */
@ConsoleApi
@RequestMapping("/api/alerts")
class AlertsApiController {

  private final DeskAlerts alerts;
  private final AlertWork work;
  private final Formats formats;

  AlertsApiController(DeskAlerts alerts, AlertWork work, Formats formats) {
    this.alerts = alerts;
    this.work = work;
    this.formats = formats;
  }

  @Operation(
      operationId = "listAlerts",
      summary = "Billing alerts, newest first",
      description =
          "Filters: kind, state (open, closed, all; default: open), owner (a name, me or nobody),"
              + " olderThan (days), currency. after is the id of the last alert of the previous"
              + " page; size is at most 200.")
  @GetMapping
  AlertsAnswer list(
      @Parameter(description = "Filters by name") @RequestParam MultiValueMap<String, String> asked,
      Principal reader) {
    AlertQuery query = AlertQuery.of(asked, reader.getName(), formats.now().toInstant());
    List<DeskAlert> found = alerts.list(query.filter(), query.after(), query.size() + 1);
    List<DeskAlert> shown = found.subList(0, Math.min(query.size(), found.size()));
    return new AlertsAnswer(
        shown.stream().map(alert -> AlertAnswer.of(alert, null, formats)).toList(),
        found.size() > query.size() ? shown.getLast().id() : null,
        alerts.counts(query.filter()));
  }

  @Operation(operationId = "getAlert", summary = "One alert with its history")
  @GetMapping("/{id}")
  AlertAnswer find(@PathVariable UUID id) {
    return AlertAnswer.of(alerts.get(id), alerts.events(id), formats);
  }

  @Operation(operationId = "takeAlert", summary = "Takes an unassigned alert")
  @PostMapping("/{id}/take")
  AlertAnswer take(@PathVariable UUID id, Principal actor) {
    work.take(id, actor.getName());
    return find(id);
  }

  @Operation(operationId = "handOverAlert", summary = "Gives an alert to another person")
  @PostMapping("/{id}/hand-over")
  AlertAnswer handOver(@PathVariable UUID id, @RequestBody HandOver request, Principal actor) {
    work.handOver(id, request.to(), request.note(), actor.getName());
    return find(id);
  }

  @Operation(operationId = "noteAlert", summary = "Adds a note to an alert")
  @PostMapping("/{id}/note")
  AlertAnswer note(@PathVariable UUID id, @RequestBody Note request, Principal actor) {
    work.note(id, request.text(), actor.getName());
    return find(id);
  }

  @Operation(operationId = "closeAlert", summary = "Closes an alert with a reason")
  @PostMapping("/{id}/close")
  AlertAnswer close(@PathVariable UUID id, @RequestBody Close request, Principal actor) {
    work.close(id, request.reason(), actor.getName());
    return find(id);
  }

  /**
   * A page of alerts.
   *
   * @param next alert after which to continue; null if there are no more
   * @param counts how many of each kind, with the other filters
   */
  record AlertsAnswer(List<AlertAnswer> items, @Nullable UUID next, Map<AlertKind, Long> counts) {}

  record HandOver(@Nullable String to, @Nullable String note) {}

  record Note(@Nullable String text) {}

  record Close(@Nullable String reason) {}
}
