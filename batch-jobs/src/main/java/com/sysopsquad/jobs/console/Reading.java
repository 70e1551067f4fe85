package com.sysopsquad.jobs.console;

import java.util.Optional;
import java.util.function.Function;

/** What could be read of the surroundings, or that it could not be read. */
public sealed interface Reading<T> {

  /** The value, if it was read. */
  Optional<T> value();

  /** Whether it was read. */
  default boolean reached() {
    return value().isPresent();
  }

  /** The same of another value. */
  default <R> Reading<R> map(Function<T, R> mapping) {
    Optional<R> mapped = value().map(mapping);
    return mapped.isPresent() ? new Known<>(mapped.get()) : new Unreachable<>();
  }

  /** It was read. */
  record Known<T>(T read) implements Reading<T> {

    @Override
    public Optional<T> value() {
      return Optional.of(read);
    }
  }

  /** It could not be read, or not in time. */
  record Unreachable<T>() implements Reading<T> {

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }
  }
}
