package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Query;
import com.sysopsquad.jobs.console.runs.RunAnswer;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.run.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** Manual starts: what they would do, and those that are waiting for a second person. */
@ConsoleApi
class StartsApiController {

  private static final int LATEST = 100;

  private final Jobs jobs;
  private final Starts starts;
  private final Runs runs;
  private final Formats formats;

  StartsApiController(Jobs jobs, Starts starts, Runs runs, Formats formats) {
    this.jobs = jobs;
    this.starts = starts;
    this.runs = runs;
    this.formats = formats;
  }

  @Operation(
      operationId = "dryRun",
      summary = "Previews a start",
      description = "Changes nothing and makes no calls. Pass the job's parameters in the query.")
  @ApiResponse(responseCode = "200", description = "What the start would do now")
  @GetMapping("/api/jobs/{job}/dry-run")
  DryRunAnswer dryRun(
      @PathVariable String job,
      @Parameter(description = "The job's parameters by name") @RequestParam
          MultiValueMap<String, String> parameters) {
    LaunchableJob found = jobs.find(job);
    Map<String, String> identity = found.identify(Query.once(parameters));
    SecondPerson second = found.secondPerson(identity).orElse(null);
    return found
        .dryRun(identity)
        .map(
            dryRun ->
                new DryRunAnswer(
                    job,
                    new TreeMap<>(identity),
                    DryRunView.summary(dryRun),
                    dryRun.begun(),
                    DryRunAnswer.figures(dryRun),
                    dryRun.comparedWith(),
                    dryRun.remarks(),
                    second == null ? null : second.why(),
                    second != null && second.reasonRequired()))
        .orElseThrow(
            () -> new InvalidParameter("Job %s has no dry run; it moves no money.".formatted(job)));
  }

  @Operation(
      operationId = "startRun",
      summary = "Starts a job, or requests the start if it requires a second person")
  @ApiResponse(
      responseCode = "201",
      description = "The run was started",
      content = @Content(schema = @Schema(implementation = RunAnswer.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The start is waiting for a second person",
      content = @Content(schema = @Schema(implementation = StartAnswer.class)))
  @PostMapping("/api/runs")
  ResponseEntity<Object> start(@RequestBody StartRequest request, Principal actor) {
    return switch (starts.start(
        request.knownJob(), request.given(), request.reason(), actor.getName())) {
      case Starts.Started(long run) ->
          ResponseEntity.created(URI.create("/api/runs/" + run)).body(run(run));
      case Starts.Asked(long id) ->
          ResponseEntity.accepted().location(URI.create("/api/starts/" + id)).body(find(id));
    };
  }

  @Operation(operationId = "listStarts", summary = "Lists the latest start requests")
  @GetMapping("/api/starts")
  List<StartAnswer> all() {
    return starts.latest(LATEST).stream().map(start -> StartAnswer.of(start, formats)).toList();
  }

  @Operation(operationId = "getStart", summary = "Gets a start request")
  @GetMapping("/api/starts/{id}")
  StartAnswer find(@PathVariable long id) {
    return StartAnswer.of(starts.find(id), formats);
  }

  @Operation(
      operationId = "confirmStart",
      summary = "Confirms another operator's start request and starts the job")
  @ApiResponse(
      responseCode = "201",
      description = "The run was started",
      content = @Content(schema = @Schema(implementation = RunAnswer.class)))
  @PostMapping("/api/starts/{id}/confirm")
  ResponseEntity<RunAnswer> confirm(@PathVariable long id, Principal actor) {
    long run = starts.confirm(id, actor.getName());
    return ResponseEntity.created(URI.create("/api/runs/" + run)).body(run(run));
  }

  @Operation(operationId = "declineStart", summary = "Declines another operator's start request")
  @PostMapping("/api/starts/{id}/decline")
  StartAnswer decline(@PathVariable long id, @RequestBody Declined declined, Principal actor) {
    starts.decline(id, declined.reason(), actor.getName());
    return find(id);
  }

  private RunAnswer run(long id) {
    return RunAnswer.of(runs.find(id), formats);
  }

  /** Why a start is declined. */
  record Declined(@Nullable String reason) {}

  /** A start to request. */
  record StartRequest(
      @Nullable String job, @Nullable Map<String, String> parameters, @Nullable String reason) {

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
