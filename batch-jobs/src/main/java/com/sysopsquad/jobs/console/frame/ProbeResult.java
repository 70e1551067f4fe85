package com.sysopsquad.jobs.console.frame;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer of the database, the broker or a neighbor, or the fact that it could not be reached.
 */
public sealed interface ProbeResult<T> {

  /** It gave this answer. */
  static <T> ProbeResult<T> of(T value) {
    return new Reached<>(value);
  }

  /** It could not be reached. */
  static <T> ProbeResult<T> unreachable() {
    return new Unreachable<>();
  }

  /** The answer, if there is one. */
  Optional<T> value();

  /** Whether there is an answer. */
  default boolean reached() {
    return value().isPresent();
  }

  /** The same with another value. */
  default <R> ProbeResult<R> map(Function<T, R> mapping) {
    return value().map(mapping).map(ProbeResult::of).orElseGet(ProbeResult::unreachable);
  }

  /** It answered. */
  record Reached<T>(T answer) implements ProbeResult<T> {

    @Override
    public Optional<T> value() {
      return Optional.of(answer);
    }
  }

  /** It did not answer, or not in time. */
  record Unreachable<T>() implements ProbeResult<T> {

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }
  }
}
