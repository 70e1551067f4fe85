package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.note.NoteSubject.One;
import com.sysopsquad.jobs.console.deadletters.group.DeadLetterNotesAnswer;
import com.sysopsquad.jobs.console.deadletters.group.NotingDeadLetters;
import com.sysopsquad.jobs.console.deadletters.replay.DecidingOnDeadLetters;
import com.sysopsquad.jobs.console.deadletters.replay.ReplayAnswer;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.PageAnswer;
import com.sysopsquad.jobs.console.frame.PageRequest;
import com.sysopsquad.jobs.job.InvalidParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The messages that could not be applied, and the decisions on them. */
@ConsoleApi
@RequestMapping("/api/dead-letters")
class DeadLettersApiController {

  private final DeadLetters deadLetters;
  private final DecidingOnDeadLetters deciding;
  private final NotingDeadLetters noting;
  private final DeadLetterNotes notes;
  private final ExportingDeadLetters exporting;
  private final Formats formats;

  DeadLettersApiController(
      DeadLetters deadLetters,
      DecidingOnDeadLetters deciding,
      NotingDeadLetters noting,
      DeadLetterNotes notes,
      ExportingDeadLetters exporting,
      Formats formats) {
    this.deadLetters = deadLetters;
    this.deciding = deciding;
    this.noting = noting;
    this.notes = notes;
    this.exporting = exporting;
    this.formats = formats;
  }

  @Operation(
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description =
                "Waiting, dead, replaying, applied, discarded, replaced or any; without it, all that are not closed"),
        @Parameter(in = ParameterIn.QUERY, name = "queue", description = "Name of the queue"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "fingerprint",
            description = "Failures of this kind"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "id",
            description = "Message ID, or number of the dead letter"),
        @Parameter(in = ParameterIn.QUERY, name = "subject", description = "The whole subject"),
        @Parameter(in = ParameterIn.QUERY, name = "type", description = "Part of the type"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "text",
            description =
                "Part of the cause or of the first 20,000 characters of the body, as masked"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Failed on this day or later"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Failed on this day or earlier")
      })
  @GetMapping
  PageAnswer<DeadLetterAnswer> page(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
      @RequestParam(defaultValue = PageRequest.FIRST) int page,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    PageRequest asked = new PageRequest(page, size);
    DeadLetterQuery query = DeadLetterQuery.of(filters, formats.zone());
    return new PageAnswer<>(
        deadLetters
            .newest(query.filter(), query.search(), asked.index() * asked.size(), asked.size())
            .stream()
            .map(deadLetter -> DeadLetterAnswer.of(deadLetter, formats))
            .toList(),
        page,
        size,
        deadLetters.count(query.filter(), query.search()));
  }

  @GetMapping("/{id}")
  DeadLetterAnswer find(@PathVariable long id) {
    return DeadLetterAnswer.of(deadLetters.get(id), formats);
  }

  @GetMapping("/export.csv")
  void csv(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
      Principal actor,
      HttpServletResponse response)
      throws IOException {
    exporting.writeCsv(DeadLetterQuery.of(filters, formats.zone()), actor.getName(), response);
  }

  @GetMapping("/export.jsonl")
  void jsonLines(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
      Principal actor,
      HttpServletResponse response)
      throws IOException {
    exporting.writeJsonLines(
        DeadLetterQuery.of(filters, formats.zone()), actor.getName(), response);
  }

  @GetMapping("/{id}/notes")
  DeadLetterNotesAnswer notes(@PathVariable long id) {
    deadLetters.get(id);
    return DeadLetterNotesAnswer.of(new One(id), notes, formats);
  }

  @PostMapping("/{id}/notes")
  DeadLetterNotesAnswer note(
      @PathVariable long id, @RequestBody NoteRequest request, Principal actor) {
    noting.note(new One(id), request.text(), actor.getName());
    return notes(id);
  }

  @PostMapping("/{id}/assign")
  DeadLetterNotesAnswer assign(
      @PathVariable long id, @RequestBody AssignRequest request, Principal actor) {
    noting.assign(new One(id), request.to(), request.seen(), actor.getName());
    return notes(id);
  }

  @PostMapping("/{id}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ReplayAnswer replay(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable DecisionRequest request,
      Principal actor) {
    return ReplayAnswer.of(deciding.replay(id, decision(request, actor)), formats);
  }

  @PostMapping("/{id}/edit")
  ResponseEntity<DeadLetterAnswer> edit(
      @PathVariable long id, @RequestBody DecisionRequest request, Principal actor) {
    long copy = deciding.edit(id, request.edited(), decision(request, actor));
    return ResponseEntity.created(URI.create("/api/dead-letters/" + copy)).body(find(copy));
  }

  @PostMapping("/{id}/discard")
  DeadLetterAnswer discard(
      @PathVariable long id, @RequestBody DecisionRequest request, Principal actor) {
    deciding.discard(id, decision(request, actor));
    return find(id);
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeadLetterAnswer retry(
      @PathVariable long id,
      @RequestBody(required = false) @Nullable DecisionRequest request,
      Principal actor) {
    deciding.retry(id, decision(request, actor));
    return find(id);
  }

  @PostMapping("/{id}/give-up")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeadLetterAnswer giveUp(
      @PathVariable long id, @RequestBody DecisionRequest request, Principal actor) {
    deciding.giveUp(id, decision(request, actor));
    return find(id);
  }

  private static Decision decision(@Nullable DecisionRequest request, Principal actor) {
    return request == null
        ? new Decision(actor.getName(), null, null)
        : new Decision(actor.getName(), request.reason(), request.revision());
  }

  /** A note on a dead letter. */
  record NoteRequest(@Nullable String text) {}

  /**
   * To whom a dead letter is assigned.
   *
   * @param to an operator; null: nobody
   * @param seen to whom it was assigned before, as the person saw it; null: nobody
   */
  record AssignRequest(@Nullable String to, @Nullable String seen) {}

  /**
   * A decision on one dead letter.
   *
   * @param revision revision of the dead letter that the person saw; the decision is refused if it
   *     has changed since then
   * @param type type of the edited copy; fields that are missing here do not change
   * @param version of the edited copy's type
   * @param extensions all CloudEvents extensions of the edited copy, without the prefix of JMS
   * @param body of the edited copy
   */
  record DecisionRequest(
      @Nullable Long revision,
      @Nullable String reason,
      @Nullable String type,
      @Nullable Integer version,
      @Nullable String subject,
      @Nullable Map<String, @Nullable String> extensions,
      @Nullable String body) {

    EditedMessage edited() {
      if (type == null
          && version == null
          && subject == null
          && extensions == null
          && body == null) {
        throw new InvalidParameter(
            "Enter what to edit: type, version, subject, extensions or body.");
      }
      Map<String, String> given = extensions == null ? null : new TreeMap<>();
      if (extensions != null && given != null) {
        extensions.forEach((name, value) -> given.put(name, value == null ? "" : value));
      }
      return new EditedMessage(type, version, subject, given, body);
    }
  }

  /**
   * A message that could not be applied.
   *
   * @param quantum the quantum that failed to apply it
   * @param time of the last failure
   * @param nextAttempt while it waits
   * @param revision increases with every change; a command may name the one that it was made for
   * @param replayable whether it can be sent again as is
   * @param replaces the dead letter of which this is an edited copy
   * @param headers masked
   * @param refusal why its last replay could not be sent
   * @param withheld whether its body stays with its quantum
   * @param body masked; null if it was destroyed or is withheld
   */
  record DeadLetterAnswer(
      long id,
      String messageId,
      String quantum,
      String queue,
      String type,
      int version,
      String subject,
      Map<String, String> headers,
      String cause,
      String causeClass,
      String fingerprint,
      int attempts,
      @Nullable OffsetDateTime sentAt,
      @Nullable OffsetDateTime time,
      String state,
      @Nullable OffsetDateTime nextAttempt,
      long revision,
      boolean replayable,
      boolean withheld,
      @Nullable Long replaces,
      @Nullable String closedBy,
      @Nullable String reason,
      @Nullable String refusal,
      @Nullable String body) {

    static DeadLetterAnswer of(DeadLetter deadLetter, Formats formats) {
      return new DeadLetterAnswer(
          deadLetter.id(),
          deadLetter.messageId().toString(),
          deadLetter.quantum(),
          deadLetter.queue(),
          deadLetter.type(),
          deadLetter.version(),
          deadLetter.subject(),
          deadLetter.headers(),
          deadLetter.causeText(),
          deadLetter.causeClass(),
          deadLetter.fingerprint(),
          deadLetter.attempts(),
          formats.at(deadLetter.sentAt()),
          formats.at(deadLetter.lastFailedAt()),
          deadLetter.state().name(),
          formats.at(deadLetter.nextAttemptAt()),
          deadLetter.revision(),
          deadLetter.replayable(),
          deadLetter.withheld(),
          deadLetter.replaces(),
          deadLetter.closedBy(),
          deadLetter.reason(),
          deadLetter.refusal(),
          deadLetter.body());
    }
  }
}
