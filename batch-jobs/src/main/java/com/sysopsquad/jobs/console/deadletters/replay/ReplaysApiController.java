package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Replays of many dead letters, and their progress. */
@ConsoleApi
@RequestMapping("/api/replays")
class ReplaysApiController {

  private final DecidingOnDeadLetters deciding;
  private final Formats formats;

  ReplaysApiController(DecidingOnDeadLetters deciding, Formats formats) {
    this.deciding = deciding;
    this.formats = formats;
  }

  @PostMapping
  ResponseEntity<ReplayAnswer> replay(@RequestBody BulkRequest request, Principal actor) {
    Decision decision = new Decision(actor.getName(), request.reason(), null);
    ReplayAnswer answer =
        ReplayAnswer.of(deciding.replayAll(request.filter(), request.trial(), decision), formats);
    return ResponseEntity.created(URI.create("/api/replays/" + answer.id())).body(answer);
  }

  /** Those that wait until somebody decides, the oldest 50 at most. */
  @GetMapping
  List<HeldReplayAnswer> held() {
    return deciding.held().stream()
        .map(held -> new HeldReplayAnswer(held.id(), held.askedFor(), held.paused()))
        .toList();
  }

  @GetMapping("/{id}")
  ReplayAnswer find(@PathVariable long id) {
    return ReplayAnswer.of(deciding.find(id), formats);
  }

  @PostMapping("/{id}/cancel")
  ReplayAnswer cancel(@PathVariable long id, Principal actor) {
    return ReplayAnswer.of(deciding.cancel(id, actor.getName()), formats);
  }

  @PostMapping("/{id}/pause")
  ReplayAnswer pause(@PathVariable long id, Principal actor) {
    return ReplayAnswer.of(deciding.pause(id, actor.getName()), formats);
  }

  @PostMapping("/{id}/resume")
  ReplayAnswer resume(@PathVariable long id, Principal actor) {
    return ReplayAnswer.of(deciding.resume(id, actor.getName()), formats);
  }

  @PostMapping("/{id}/rest")
  ReplayAnswer rest(@PathVariable long id, Principal actor) {
    return ReplayAnswer.of(deciding.replayRest(id, actor.getName()), formats);
  }

  /**
   * A replay that waits until somebody decides.
   *
   * @param askedFor in words
   * @param paused whether it is paused; otherwise the rest waits after its trial
   */
  record HeldReplayAnswer(long id, String askedFor, boolean paused) {}

  /**
   * All dead letters of a queue, of a fingerprint, or of both.
   *
   * @param trial how many are sent before someone asks for the rest; without it, all are sent
   */
  record BulkRequest(
      @Nullable String queue,
      @Nullable String fingerprint,
      @Nullable Integer trial,
      @Nullable String reason) {

    DeadLetterFilter filter() {
      if (queue == null && fingerprint == null) {
        throw new InvalidParameter(
            "Enter the queue or the fingerprint of the dead letters to replay.");
      }
      return new DeadLetterFilter(null, queue, fingerprint);
    }
  }
}
