package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmFilter.States;
import com.sysopsquad.jobs.alarm.Alarms;
import com.sysopsquad.jobs.alarm.Silence;
import com.sysopsquad.jobs.alarm.Silences;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URI;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The alarms and silences, and people's actions on them. */
@ConsoleApi
@RequestMapping("/api/alarms")
class AlarmsApiController {

  private final Alarms alarms;
  private final Silences silences;
  private final Formats formats;

  AlarmsApiController(Alarms alarms, Silences silences, Formats formats) {
    this.alarms = alarms;
    this.silences = silences;
    this.formats = formats;
  }

  @Operation(
      operationId = "listAlarms",
      summary = "Alarms, newest first",
      description =
          "Filters: state (active, open, acknowledged, resolved, all; default: active), kind such"
              + " as run-failed, severity (warning, critical), subject. after is the id of the last"
              + " alarm of the previous page; size is at most 200.")
  @GetMapping
  AlarmsAnswer list(
      @Parameter(description = "Filters by name") @RequestParam
          MultiValueMap<String, String> asked) {
    AlarmQuery query = AlarmQuery.of(asked, States.ACTIVE);
    List<Alarm> found = alarms.list(query.filter(), query.after(), query.size() + 1);
    List<Alarm> shown = found.subList(0, Math.min(query.size(), found.size()));
    return new AlarmsAnswer(
        shown.stream().map(alarm -> AlarmAnswer.of(alarm, formats)).toList(),
        found.size() > query.size() ? shown.getLast().id() : null,
        formats.at(alarms.evaluatedAt()));
  }

  @Operation(operationId = "getAlarm", summary = "One alarm")
  @GetMapping("/{id}")
  AlarmAnswer find(@PathVariable long id) {
    return AlarmAnswer.of(alarms.get(id), formats);
  }

  @Operation(operationId = "acknowledgeAlarm", summary = "Acknowledges an open alarm")
  @PostMapping("/{id}/acknowledge")
  AlarmAnswer acknowledge(@PathVariable long id, Principal actor) {
    return AlarmAnswer.of(alarms.acknowledge(id, actor.getName()), formats);
  }

  @Operation(operationId = "listSilences", summary = "Active silences, oldest first")
  @GetMapping("/silences")
  List<SilenceAnswer> silences() {
    return silences.active().stream().map(this::answer).toList();
  }

  @Operation(
      operationId = "silenceAlarms",
      summary = "Silences some alarms for a while",
      description =
          "Leave out the kind or the subject to match any. The duration is at most 31d; the reason"
              + " is required.")
  @PostMapping("/silences")
  ResponseEntity<SilenceAnswer> silence(@RequestBody SilenceForm form, Principal actor) {
    return ResponseEntity.created(URI.create("/api/alarms/silences"))
        .body(answer(form.begin(silences, actor.getName())));
  }

  @Operation(operationId = "endSilence", summary = "Ends a silence early")
  @PostMapping("/silences/{id}/end")
  SilenceAnswer end(@PathVariable long id, Principal actor) {
    return answer(silences.end(id, actor.getName()));
  }

  private SilenceAnswer answer(Silence silence) {
    return new SilenceAnswer(
        silence.id(),
        silence.kind() == null ? null : silence.kind().word(),
        silence.subject(),
        silence.what(),
        silence.reason(),
        silence.createdBy(),
        formats.at(silence.createdAt()),
        formats.at(silence.expiresAt()));
  }

  /**
   * A page of alarms.
   *
   * @param next alarm after which to continue; null if there are no more
   * @param evaluatedAt when the alarms were last evaluated
   */
  record AlarmsAnswer(
      List<AlarmAnswer> items, @Nullable Long next, @Nullable OffsetDateTime evaluatedAt) {}

  /**
   * A silence.
   *
   * @param kind null for any
   * @param subject null for any
   */
  record SilenceAnswer(
      long id,
      @Nullable String kind,
      @Nullable String subject,
      String what,
      String reason,
      String createdBy,
      @Nullable OffsetDateTime createdAt,
      @Nullable OffsetDateTime expiresAt) {}
}
