package com.sysopsquad.jobs.console.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A section of the console. Its page controller implements this, and with that it is in the
 * navigation, on the home page and in the search.
 */
public interface Section {

  /** Its place in the navigation. */
  Entry entry();

  /** Whether a page at this path belongs to it; usually all that is below its own path. */
  default boolean owns(String path) {
    return path.equals(entry().path()) || path.startsWith(entry().path() + "/");
  }

  /** What waits for a person here, the most urgent first. */
  default ProbeResult<List<Task>> tasks() {
    return ProbeResult.of(List.of());
  }

  /** The one number of this section for the home page; empty when it has none. */
  default Optional<Tile> tile() {
    return Optional.empty();
  }

  /** What has this number or name, without spaces around it. */
  default ProbeResult<List<Hit>> search(String text) {
    return ProbeResult.of(List.of());
  }

  /** A heading in the navigation, in the order of the navigation. */
  enum Group {
    HOME(""),
    JOBS("Jobs"),
    MESSAGES("Messages"),
    SERVICE_DESK("Service desk");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /** What is written above its entries; empty for nothing. */
    public String label() {
      return label;
    }
  }

  /**
   * An entry of the navigation.
   *
   * @param place among the entries of its group
   * @param shortcut the key that leads there after "g"
   */
  record Entry(Group group, int place, String label, String path, String shortcut) {

    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::group).thenComparingInt(Entry::place);
  }

  /**
   * Something that waits for a person, and the one way out of it.
   *
   * @param count how many things it stands for
   * @param urgent whether messages or money wait for it
   * @param action the text of the link
   */
  record Task(
      long count, boolean urgent, String title, String detail, String action, String path) {}

  /** A number with what it counts and a line about it. */
  record Tile(String label, String number, String detail, String path) {}

  /** Something that was found. */
  record Hit(String kind, String title, String detail, String path) {}
}
