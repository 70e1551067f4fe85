package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.monitor.DeadLetterFilter;
import com.sysopsquad.flows.monitor.Decision;
import com.sysopsquad.jobs.console.DecidingOnDeadLetters;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.InvalidParameter;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays of many dead letters, and how far each replay has come. */
@RestController
@RequestMapping("/api/replays")
@ConditionalOnRole(Role.CONSOLE)
class ReplaysController {

  private final DecidingOnDeadLetters deciding;
  private final Moments moments;

  ReplaysController(DecidingOnDeadLetters deciding, Moments moments) {
    this.deciding = deciding;
    this.moments = moments;
  }

  @PostMapping
  ResponseEntity<ReplayAnswer> replay(@RequestBody BulkRequest request, Principal actor) {
    Decision decision = new Decision(actor.getName(), request.reason(), null);
    ReplayAnswer answer = ReplayAnswer.of(deciding.replayAll(request.filter(), decision), moments);
    return ResponseEntity.created(URI.create("/api/replays/" + answer.id())).body(answer);
  }

  @GetMapping("/{id}")
  ReplayAnswer find(@PathVariable long id) {
    return ReplayAnswer.of(deciding.find(id), moments);
  }

  @PostMapping("/{id}/cancel")
  ReplayAnswer cancel(@PathVariable long id, Principal actor) {
    return ReplayAnswer.of(deciding.cancel(id, actor.getName()), moments);
  }

  /** All dead letters of a queue, of a fingerprint, or of both. */
  record BulkRequest(
      @Nullable String queue, @Nullable String fingerprint, @Nullable String reason) {

    DeadLetterFilter filter() {
      if (queue == null && fingerprint == null) {
        throw new InvalidParameter(
            "Name the queue or the fingerprint of the dead letters to replay.");
      }
      return new DeadLetterFilter(null, queue, fingerprint);
    }
  }
}
