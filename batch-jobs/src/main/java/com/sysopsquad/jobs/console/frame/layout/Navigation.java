package com.sysopsquad.jobs.console.frame.layout;

import com.sysopsquad.jobs.console.frame.CachedProbe;
import com.sysopsquad.jobs.console.frame.ConsoleSettings;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The existing sections, and what needs attention in them. */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class Navigation implements SmartInitializingSingleton {

  private final ObjectProvider<Section> found;
  private final ConsoleSettings settings;
  private List<Watched> sections = List.of();

  Navigation(ObjectProvider<Section> found, ConsoleSettings settings) {
    this.found = found;
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    sections =
        found.stream()
            .sorted(Comparator.comparing(Section::entry, Section.Entry.ORDER))
            .map(this::watched)
            .toList();
  }

  private Watched watched(Section section) {
    return new Watched(
        section,
        new CachedProbe<>(
            "the tasks under " + section.entry().label(), settings.patience(), section::tasks));
  }

  /** The sections that the reader may see, in the order of the navigation. */
  public List<Section> sections() {
    return shown().map(Watched::section).toList();
  }

  private Stream<Watched> shown() {
    return sections.stream()
        .filter(watched -> watched.section().role().map(Reader::has).orElse(true));
  }

  /** What needs attention in these sections, most urgent first. */
  public List<Section.Task> tasks() {
    return shown()
        .flatMap(section -> section.tasks().stream())
        .sorted(Comparator.comparing(Section.Task::urgent).reversed())
        .toList();
  }

  /** Whether each of them could tell what needs attention. */
  public boolean complete() {
    return shown().allMatch(Watched::reached);
  }

  /** The groups and entries, as shown on the page at this path. */
  List<EntryGroup> groups(String path) {
    List<EntryGroup> groups = new ArrayList<>();
    shown()
        .collect(Collectors.groupingBy(watched -> watched.section().entry().group()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            group ->
                groups.add(
                    new EntryGroup(
                        group.getKey().label(),
                        group.getValue().stream().map(each -> item(each, path)).toList())));
    return groups;
  }

  private Item item(Watched watched, String path) {
    Section.Entry entry = watched.section().entry();
    boolean home = entry.group() == Section.Group.HOME;
    List<Section.Task> tasks = home ? tasks() : watched.tasks();
    long count = home ? tasks.size() : tasks.stream().mapToLong(Section.Task::count).sum();
    return new Item(
        entry.label(),
        entry.path(),
        entry.shortcut(),
        Formats.number(count),
        count > 0,
        tasks.stream().anyMatch(Section.Task::urgent),
        watched.section().owns(path));
  }

  /** Entries under one heading. */
  record EntryGroup(String label, List<Item> items) {}

  /** An entry with the number of things that need attention. */
  record Item(
      String label,
      String path,
      String shortcut,
      String count,
      boolean waiting,
      boolean urgent,
      boolean current) {}

  private record Watched(Section section, CachedProbe<ProbeResult<List<Section.Task>>> probe) {

    List<Section.Task> tasks() {
      return probe.read().value().flatMap(ProbeResult::value).orElse(List.of());
    }

    boolean reached() {
      return probe.read().value().flatMap(ProbeResult::value).isPresent();
    }
  }
}
