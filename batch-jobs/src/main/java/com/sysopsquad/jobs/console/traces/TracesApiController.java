package com.sysopsquad.jobs.console.traces;

import com.sysopsquad.flows.monitor.trace.MessageTrace;
import com.sysopsquad.flows.monitor.trace.Traces;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import java.net.URI;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The way of single messages: a question to all quanta, and their answers. */
@ConsoleApi
@RequestMapping("/api/traces")
class TracesApiController {

  private final Traces traces;
  private final AskingTraces asking;
  private final Formats formats;

  TracesApiController(Traces traces, AskingTraces asking, Formats formats) {
    this.traces = traces;
    this.asking = asking;
    this.formats = formats;
  }

  @PostMapping
  ResponseEntity<TraceAnswer> ask(@RequestBody TraceQuestion question, Principal actor) {
    TraceAnswer answer = find(asking.ask(question.about(), actor.getName()));
    return ResponseEntity.created(URI.create("/api/traces/" + answer.id())).body(answer);
  }

  @GetMapping("/{id}")
  TraceAnswer find(@PathVariable long id) {
    MessageTrace trace = traces.get(id);
    return new TraceAnswer(
        trace.number(),
        trace.about(),
        trace.complete(),
        TraceView.notes(trace, formats),
        trace.hops().stream()
            .map(
                hop ->
                    new HopAnswer(
                        hop.messageId().toString(),
                        formats.at(hop.at()),
                        hop.quantum(),
                        hop.step(),
                        hop.queue(),
                        hop.type(),
                        hop.about(),
                        hop.attempts(),
                        hop.deadLetter()))
            .toList());
  }

  /**
   * @param about a message ID, or the subject of messages
   */
  record TraceQuestion(@Nullable String about) {}

  /**
   * What is known by now.
   *
   * @param complete whether every quantum has answered
   * @param notes what is not known, and why
   * @param hops by message and time
   */
  record TraceAnswer(
      long id, String about, boolean complete, List<String> notes, List<HopAnswer> hops) {}

  /** One thing that is known of a message; what is not kept is null. */
  record HopAnswer(
      String messageId,
      @Nullable OffsetDateTime at,
      String quantum,
      String step,
      @Nullable String queue,
      @Nullable String type,
      @Nullable String subject,
      int attempts,
      @Nullable Long deadLetter) {}
}
