package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What ran in a night. */
@ConsoleApi
@RequestMapping("/api/runs/timeline")
class TimelineApiController {

  private final ReadingTimeline reading;
  private final Formats formats;

  TimelineApiController(ReadingTimeline reading, Formats formats) {
    this.reading = reading;
    this.formats = formats;
  }

  @Operation(
      operationId = "getTimeline",
      summary = "Lists what ran during a night or another period, for a chart",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "from",
            description =
                "A time such as 2026-12-01T18:00 in the zone of operations; a day alone means 6 PM;"
                    + " default: the last evening"),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "hours",
            schema = @Schema(type = "integer", minimum = "1", maximum = "48", defaultValue = "12"))
      })
  @GetMapping
  TimelineAnswer timeline(
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
    return TimelineAnswer.of(reading.read(TimelineQuery.of(asked, formats)), formats);
  }
}
