package com.sysopsquad.jobs.job;

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

  /** Whether it runs so often that its runs are listed apart from all others. */
  default boolean isRoutine() {
    return oldRunsAreForgotten();
  }

  /** How far a run has come, from business rows; empty when only its steps can tell. */
  default Optional<Progress> progress(Map<String, String> identity) {
    return Optional.empty();
  }

  /**
   * What became of the items of a run and of their money, in the order in which to show it; empty
   * when the job moves no money.
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

  /** What a start would do, without doing any of it; empty when the job cannot tell. */
  default Optional<DryRun> dryRun(Map<String, String> identity) {
    return Optional.empty();
  }

  /** Whether {@link #dryRun} can tell something. */
  default boolean hasDryRun() {
    return false;
  }

  /** Why a start by hand takes a second person; empty: one person may start it. */
  default Optional<SecondPerson> secondPerson(Map<String, String> identity) {
    return Optional.empty();
  }

  /**
   * A parameter.
   *
   * @param type what its values are
   * @param example a value that would do, as a person would write it
   * @param required whether the job cannot complete it by itself
   */
  record Parameter(String name, String description, Type type, String example, boolean required) {

    /** What the values of a parameter are. */
    public enum Type {
      /** Any text. */
      TEXT(".*"),
      /** A month, for example 2026-12. */
      MONTH("\\d{4}-\\d{2}"),
      /** A day, for example 2026-12-01. */
      DAY("\\d{4}-\\d{2}-\\d{2}"),
      /** A moment, for example 2026-12-01T08:30:00Z. */
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
