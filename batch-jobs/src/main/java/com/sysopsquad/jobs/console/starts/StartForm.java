package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.LaunchableJob.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form that starts a job.
 *
 * @param checked whether the dry run is shown before the job is started
 * @param lastRun parameters and state of the last run; null if there was none
 */
record StartForm(
    String job, String description, boolean checked, List<Field> fields, @Nullable String lastRun) {

  static StartForm of(LaunchableJob job, Map<String, String> given, @Nullable String lastRun) {
    return new StartForm(
        job.name(),
        job.description(),
        job.hasDryRun(),
        job.parameters().stream()
            .map(parameter -> Field.of(parameter, given.getOrDefault(parameter.name(), "")))
            .toList(),
        lastRun);
  }

  /** Valid values: the examples of the required parameters. */
  static Map<String, String> examples(LaunchableJob job) {
    Map<String, String> examples = new HashMap<>();
    job.parameters().stream()
        .filter(Parameter::required)
        .forEach(parameter -> examples.put(parameter.name(), parameter.example()));
    return examples;
  }

  /** The given values of the job's own parameters. */
  static Map<String, String> given(LaunchableJob job, MultiValueMap<String, String> fields) {
    Map<String, String> given = new HashMap<>();
    for (Parameter parameter : job.parameters()) {
      String value = Objects.requireNonNullElse(fields.getFirst(parameter.name()), "").strip();
      if (!value.isEmpty()) {
        given.put(parameter.name(), value);
      }
    }
    return given;
  }

  /**
   * A field.
   *
   * @param type of the input element
   * @param pattern pattern that a browser checks before it sends
   */
  record Field(
      String name,
      String label,
      String type,
      @Nullable String pattern,
      String value,
      String description,
      String example,
      boolean required) {

    static Field of(Parameter parameter, String value) {
      return new Field(
          parameter.name(),
          Formats.label(parameter.name()),
          switch (parameter.type()) {
            case DAY -> "date";
            case TEXT, MOMENT -> "text";
          },
          // A day has none: the browser itself accepts nothing else.
          parameter.type() == Parameter.Type.MOMENT ? parameter.type().pattern() : null,
          value,
          parameter.description(),
          parameter.example(),
          parameter.required());
    }
  }
}
