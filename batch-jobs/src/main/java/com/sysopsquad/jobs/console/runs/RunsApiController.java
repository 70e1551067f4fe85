package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Past and current runs, and the commands for them. */
@ConsoleApi
@RequestMapping("/api/runs")
class RunsApiController {

  private static final int LARGEST_SIZE = 200;

  private final Runs runs;
  private final RunControl control;
  private final RunCounts counts;
  private final RunItems items;
  private final Formats formats;

  RunsApiController(
      Runs runs, RunControl control, RunCounts counts, RunItems items, Formats formats) {
    this.runs = runs;
    this.control = control;
    this.counts = counts;
    this.items = items;
    this.formats = formats;
  }

  @Operation(
      operationId = "listRuns",
      summary = "Lists runs, newest first",
      description = "Unknown or repeated filters are refused.",
      parameters = {
        @Parameter(in = ParameterIn.QUERY, name = "job", description = "Runs of this job only"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "routine",
            description = "Whether to list runs of routine jobs; ignored when a job is given",
            schema =
                @Schema(
                    allowableValues = {"without", "only", "with"},
                    defaultValue = "without")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            description = "Runs in this state only",
            schema = @Schema(implementation = RunState.class)),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "startedBy",
            description = "A person, or \"schedule NAME\""),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description = "Started on or after this day",
            schema = @Schema(type = "string", format = "date")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "to",
            description = "Started on or before this day",
            schema = @Schema(type = "string", format = "date")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "parameter",
            description = "A value, or NAME=VALUE, for example billingDate=2026-12-01"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "before",
            description = "Runs older than this one",
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "after",
            description = "Runs newer than this one",
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "size",
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "20"))
      })
  @GetMapping
  RunsAnswer page(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
    RunSlice found = RunSlice.read(runs, RunQuery.of(asked, formats.zone()));
    return new RunsAnswer(
        found.runs().stream().map(run -> RunAnswer.of(run, counts.of(run), formats)).toList(),
        found.older(),
        found.newer());
  }

  @GetMapping("/{id}")
  RunAnswer run(@PathVariable long id) {
    Run run = runs.find(id);
    return RunAnswer.of(run, formats).with(items.outcomes(run));
  }

  @Operation(
      operationId = "listItems",
      summary = "Lists bills of a run that were declined or parked, or whose outcome is not known")
  @GetMapping("/{id}/items")
  RunItemAnswer.Page items(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "50") int size) {
    if (size < 1 || size > LARGEST_SIZE) {
      throw new InvalidQuery("size must be from 1 to %d.".formatted(LARGEST_SIZE));
    }
    List<RunItem> found = items.after(runs.find(id), after, size);
    boolean more = found.size() > size;
    List<RunItem> shown = more ? found.subList(0, size) : found;
    return new RunItemAnswer.Page(
        shown.stream().map(item -> RunItemAnswer.of(item, formats)).toList(),
        more ? shown.getLast().id() : null);
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
}
