package com.sysopsquad.jobs.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it can be started: what it is called, what it needs, and which of its runs exclude each
 * other. The Spring Batch job itself is the bean of the same name.
 */
public interface LaunchableJob {

  /** The name of the job and of its bean. */
  String name();

  /** One sentence for the person who may start it. */
  String description();

  /** What can be given to it. */
  List<Parameter> parameters();

  /**
   * The identifying parameters of the run that is asked for: checked, completed and written in one
   * way only, so that the same run always has the same identity.
   *
   * @throws InvalidParameter with a sentence that says what to give instead
   */
  Map<String, String> identify(Map<String, String> given);

  /** Runs with the same key never run at once, whatever else they differ in. */
  default String lockKey(Map<String, String> identity) {
    return "";
  }

  /** Why no run of it may be started now, whoever asks; empty: it may. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** Whether a run whose process died, or which lost its database, goes on by itself. */
  default boolean goesOnByItself() {
    return false;
  }

  /** Whether old runs are forgotten: nobody will ask for the same run again, or what it did. */
  default boolean oldRunsAreForgotten() {
    return false;
  }

  /** How far a run has come, from business rows; empty when only its steps can tell. */
  default Optional<Progress> progress(Map<String, String> identity) {
    return Optional.empty();
  }

  /**
   * A parameter.
   *
   * @param example a value that would do, as a person would write it
   * @param required whether the job cannot complete it by itself
   */
  record Parameter(String name, String description, String example, boolean required) {}
}
