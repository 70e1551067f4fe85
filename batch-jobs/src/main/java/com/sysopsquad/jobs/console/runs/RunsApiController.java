package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.PageAnswer;
import com.sysopsquad.jobs.console.frame.PageRequest;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.Runs;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Runs: what ran, what runs, and the commands on them. */
@ConsoleApi
@RequestMapping("/api/runs")
class RunsApiController {

  private final Runs runs;
  private final RunControl control;
  private final RunCounts counts;
  private final Formats formats;

  RunsApiController(Runs runs, RunControl control, RunCounts counts, Formats formats) {
    this.runs = runs;
    this.control = control;
    this.counts = counts;
    this.formats = formats;
  }

  @GetMapping
  PageAnswer<RunAnswer> page(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(defaultValue = PageRequest.FIRST) int page,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    PageRequest asked = new PageRequest(page, size);
    Runs.Page found = runs.page(job, asked.index(), asked.size());
    return new PageAnswer<>(
        found.runs().stream().map(run -> RunAnswer.of(run, counts.of(run), formats)).toList(),
        page,
        size,
        found.total());
  }

  @GetMapping("/{id}")
  RunAnswer run(@PathVariable long id) {
    return RunAnswer.of(runs.find(id), formats);
  }

  @PostMapping
  ResponseEntity<RunAnswer> start(@RequestBody StartRequest request, Principal actor) {
    long id = control.start(request.knownJob(), request.given(), actor.getName());
    return ResponseEntity.created(URI.create("/api/runs/" + id)).body(run(id));
  }

  @PostMapping("/{id}/stop")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunAnswer stop(@PathVariable long id, Principal actor) {
    control.stop(id, actor.getName());
    return run(id);
  }

  @PostMapping("/{id}/restart")
  ResponseEntity<RunAnswer> restart(@PathVariable long id, Principal actor) {
    long next = control.restart(id, actor.getName());
    return ResponseEntity.created(URI.create("/api/runs/" + next)).body(run(next));
  }

  /** A start that is asked for. */
  record StartRequest(@Nullable String job, @Nullable Map<String, String> parameters) {

    String knownJob() {
      if (job == null || job.isBlank()) {
        throw new InvalidParameter("Enter the job, as in {\"job\": \"payment\"}.");
      }
      return job;
    }

    Map<String, String> given() {
      return parameters == null ? Map.of() : parameters;
    }
  }
}
