package com.sysopsquad.jobs.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a job can be started: its name, its parameters, and which of its runs exclude each other. The
 * Spring Batch job itself is the bean of the same name.
 */
public interface LaunchableJob {

  /** The name of the job and of its bean. */
  String name();

  /** One sentence for the person who may start it. */
  String description();

  /** Its parameters. */
  List<Parameter> parameters();

  /**
   * The identifying parameters of the requested run: checked, completed and normalized, so that the
   * same run always has the same identity.
   *
   * @throws InvalidParameter with a sentence that says which value is valid
   */
  Map<String, String> identify(Map<String, String> given);

  /** Runs with the same key never run at the same time, even if they differ in other respects. */
  default String lockKey(Map<String, String> identity) {
    return "";
  }

  /** Why no run of it may be started now by anyone; empty if it may. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** Whether a run whose process crashed, or which lost its database, continues automatically. */
  default boolean goesOnByItself() {
    return false;
  }

  /** Whether old runs are deleted: nobody will ask for the same run again, or what it did. */
  default boolean oldRunsAreForgotten() {
    return false;
  }

  /** Whether it runs so often that its runs are listed separately. */
  default boolean isRoutine() {
    return oldRunsAreForgotten();
  }

  /** The progress of a run, from business rows; empty if only its steps know it. */
  default Optional<Progress> progress(Map<String, String> identity) {
    return Optional.empty();
  }

  /**
   * The outcomes of a run's items and of their amounts, in display order; empty if the job moves no
   * money.
   */
  default Map<String, Amounts> outcomes(Map<String, String> identity) {
    return Map.of();
  }

  /**
   * Items of a run that did not succeed, in the order of their ids.
   *
   * @param after only those with a higher id
   */
  default List<RunItem> failedItems(Map<String, String> identity, long after, int size) {
    return List.of();
  }

  /** What a start would do, without doing it; empty if the job cannot tell. */
  default Optional<DryRun> dryRun(Map<String, String> identity) {
    return Optional.empty();
  }

  /** Whether {@link #dryRun} has a result. */
  default boolean hasDryRun() {
    return false;
  }

  /** Why a manual start requires a second person; empty if one person may start it. */
  default Optional<SecondPerson> secondPerson(Map<String, String> identity) {
    return Optional.empty();
  }

  /**
   * A parameter.
   *
   * @param type type of its values
   * @param example valid value, as a person would write it
   * @param required whether the job has no default for it
   */
  record Parameter(String name, String description, Type type, String example, boolean required) {

    /** The type of a parameter's values. */
    public enum Type {
      /** Any text. */
      TEXT(".*"),
      /** A day, for example 2026-12-01. */
      DAY("\\d{4}-\\d{2}-\\d{2}"),
      /** A point in time, for example 2026-12-01T08:30:00Z. */
      MOMENT("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z");

      private final String pattern;

      Type(String pattern) {
        this.pattern = pattern;
      }

      /** A regular expression that every value matches. */
      public String pattern() {
        return pattern;
      }
    }
  }
}
