package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two runs side by side. */
@ConsoleApi
@RequestMapping("/api/runs/compare")
class CompareApiController {

  private final ComparingRuns comparing;
  private final Formats formats;

  CompareApiController(ComparingRuns comparing, Formats formats) {
    this.comparing = comparing;
    this.formats = formats;
  }

  @Operation(
      operationId = "compareRuns",
      summary = "Compares two runs: parameters, durations, counts and money",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "a",
            required = true,
            description = "The first run",
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "b",
            required = true,
            description = "The second run",
            schema = @Schema(type = "integer", format = "int64"))
      })
  @GetMapping
  ComparisonAnswer compare(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
    CompareQuery query = CompareQuery.of(asked);
    Long a = query.a();
    Long b = query.b();
    if (a == null || b == null) {
      throw new InvalidQuery("Use a and b, the numbers of the two runs.");
    }
    return ComparisonAnswer.of(comparing.compare(a, b), formats);
  }
}
