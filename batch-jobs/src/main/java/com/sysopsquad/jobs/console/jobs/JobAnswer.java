package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.job.LaunchableJob;
import java.util.List;

/** A job that can be started. */
record JobAnswer(String name, String description, List<ParameterAnswer> parameters) {

  static JobAnswer of(LaunchableJob job) {
    return new JobAnswer(
        job.name(),
        job.description(),
        job.parameters().stream()
            .map(
                parameter ->
                    new ParameterAnswer(
                        parameter.name(),
                        parameter.description(),
                        parameter.example(),
                        parameter.required()))
            .toList());
  }

  /** A parameter, with an example value. */
  record ParameterAnswer(String name, String description, String example, boolean required) {}
}
