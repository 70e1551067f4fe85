package com.sysopsquad.jobs.console.frame;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A section of the console. If its page controller implements this, it appears in the navigation,
 * on the home page and in the search.
 */
public interface Section {

  /** Its place in the navigation. */
  Entry entry();

  /** Whether a page at this path belongs to it; usually everything below its own path. */
  default boolean owns(String path) {
    return path.equals(entry().path()) || path.startsWith(entry().path() + "/");
  }

  /** The role that is required to see it; empty if everyone who may view sees it. */
  default Optional<String> role() {
    return Optional.empty();
  }

  /** What needs attention here, most urgent first. */
  default ProbeResult<List<Task>> tasks() {
    return ProbeResult.of(List.of());
  }

  /** The number of this section on the home page; empty if it has none. */
  default Optional<Tile> tile() {
    return Optional.empty();
  }

  /** Finds things with this number or name, which has no surrounding spaces. */
  default ProbeResult<List<Hit>> search(String text) {
    return ProbeResult.of(List.of());
  }

  /** A heading in the navigation, in the order of the navigation. */
  enum Group {
    HOME(""),
    JOBS("Jobs"),
    MESSAGES("Messages"),
    BILLING("Billing"),
    SERVICE_DESK("Service desk");

    private final String label;

    Group(String label) {
      this.label = label;
    }

    /** The heading above its entries; empty for none. */
    public String label() {
      return label;
    }
  }

  /**
   * An entry of the navigation.
   *
   * @param place position among the entries of its group
   * @param shortcut key that opens it after "g"
   */
  record Entry(Group group, int place, String label, String path, String shortcut) {

    /** The order of the navigation. */
    public static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::group).thenComparingInt(Entry::place);
  }

  /**
   * Something that needs attention, with a link to the place where it is resolved.
   *
   * @param count how many things it stands for
   * @param urgent whether messages or money are waiting for it
   * @param action the text of the link
   */
  record Task(
      long count, boolean urgent, String title, String detail, String action, String path) {}

  /** A number with its label and a line about it. */
  record Tile(String label, String number, String detail, String path) {}

  /** A search result. */
  record Hit(String kind, String title, String detail, String path) {}
}
