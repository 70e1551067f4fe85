package com.sysopsquad.jobs.console.access;

import java.util.List;
import java.util.Optional;

/** The people who manage jobs and messages, by their sign-in names. */
public final class Operators {

  private final List<String> names;

  Operators(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** All of them. */
  public List<String> names() {
    return names;
  }

  /** The person with this name, however it is written. */
  public Optional<String> find(String name) {
    return names.stream().filter(known -> known.equalsIgnoreCase(name.strip())).findFirst();
  }
}
