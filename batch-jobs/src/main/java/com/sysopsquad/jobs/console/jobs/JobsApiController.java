package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The existing jobs. */
@ConsoleApi
class JobsApiController {

  private final Jobs jobs;
  private final ReadingJobs reading;
  private final Formats formats;

  JobsApiController(Jobs jobs, ReadingJobs reading, Formats formats) {
    this.jobs = jobs;
    this.reading = reading;
    this.formats = formats;
  }

  @GetMapping("/api/jobs")
  List<JobAnswer> jobs() {
    return jobs.all().stream().map(JobAnswer::of).toList();
  }

  @Operation(
      operationId = "getJob",
      summary = "Gets a job with its last run, its usual duration, its past and its next starts",
      parameters =
          @Parameter(
              in = ParameterIn.QUERY,
              name = "month",
              description = "Month of the days, for example 2026-12; default: the present month"))
  @GetMapping("/api/jobs/{name}")
  JobDetail job(
      @PathVariable String name,
      @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> asked) {
    return JobDetail.of(reading.read(name, MonthQuery.of(asked, formats)), formats);
  }
}
