package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.channels.ChannelState;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page: a heading that tells the state, the picture, and the same as lists.
 *
 * @param found how much matches what is looked for; empty if nothing is looked for
 * @param note what is not shown; empty if everything is
 */
record TopologyView(
    String heading,
    String context,
    String found,
    String note,
    PictureView picture,
    List<PartView> parts,
    List<ProcessView> processes) {

  /**
   * @param channel the conversation that is shown; null for everything
   */
  static TopologyView of(
      Seen seen,
      @Nullable Channel channel,
      Topology topology,
      Layout layout,
      String find,
      int zoom,
      Formats formats) {
    List<PartView> parts = PartView.of(topology, find);
    List<ProcessView> processes =
        topology.processes().stream()
            .distinct()
            .filter(process -> matches(process, find))
            .map(process -> ProcessView.of(process, formats))
            .toList();
    return new TopologyView(
        channel == null ? heading(seen) : heading(channel, seen.now()),
        context(topology.processes()),
        find.isEmpty() ? "" : found(parts.size() + processes.size()),
        topology.complete() ? "" : "Too much to show. Some of it is hidden.",
        PictureView.of(topology, layout, channel == null, find, zoom),
        parts,
        processes);
  }

  private static String found(int matches) {
    return matches == 1 ? "1 match" : Formats.number(matches) + " matches";
  }

  private static String heading(Seen seen) {
    long look =
        seen.channels().stream()
            .filter(channel -> channel.verdict(seen.now()).state().needsLook())
            .count();
    String all = Formats.counted(seen.channels().size(), "channel");
    return look == 0
        ? "All %s are working".formatted(all)
        : "%d of %s %s attention".formatted(look, all, look == 1 ? "needs" : "need");
  }

  private static String heading(Channel channel, Instant now) {
    ChannelState state = channel.verdict(now).state();
    return "%s: %s".formatted(channel.name(), state.badge().word().toLowerCase(Locale.ROOT));
  }

  private static String context(List<ProcessGraph> processes) {
    long silent = processes.stream().filter(ProcessGraph::isSilent).count();
    return processes.stream()
        .map(ProcessGraph::silentFor)
        .min(Comparator.naturalOrder())
        .map(
            latest ->
                "Reported by %s, the last report %s. %s"
                    .formatted(
                        counted(processes.size()),
                        ago(latest),
                        silent == 0
                            ? "None is silent."
                            : silent == 1 ? "1 is silent." : silent + " are silent."))
        .orElse("No process has reported yet.");
  }

  private static String counted(int processes) {
    return processes == 1 ? "1 process" : Formats.number(processes) + " processes";
  }

  private static String ago(Duration age) {
    return Formats.duration(age) + " ago";
  }

  static boolean matches(Part part, String find) {
    return contains(part.name(), find)
        || contains(part.place(), find)
        || contains(part.symbol().words(), find)
        || contains(part.state().badge().word(), find);
  }

  static boolean matches(ProcessGraph process, String find) {
    return contains(process.name(), find)
        || contains(process.quantum(), find)
        || contains(process.isSilent() ? "Silent" : "Running", find);
  }

  private static boolean contains(String text, String find) {
    return text.toLowerCase(Locale.ROOT).contains(find.toLowerCase(Locale.ROOT));
  }

  /**
   * A part as a row.
   *
   * @param next where its messages go, with the rate
   */
  record PartView(
      String name,
      String kind,
      String place,
      Badge state,
      String reason,
      String detail,
      List<String> next,
      String address) {

    static List<PartView> of(Topology topology, String find) {
      Map<String, String> names = new HashMap<>();
      topology.parts().forEach(part -> names.put(part.id(), part.name()));
      Map<String, List<String>> next = new HashMap<>();
      for (Way way : topology.ways()) {
        next.computeIfAbsent(way.from(), from -> new ArrayList<>())
            .add(names.getOrDefault(way.to(), "") + rate(way.perSecond()));
      }
      return topology.parts().stream()
          .filter(part -> matches(part, find))
          .map(part -> of(part, next.getOrDefault(part.id(), List.of())))
          .toList();
    }

    private static PartView of(Part part, List<String> next) {
      return new PartView(
          part.name(),
          part.symbol().words(),
          part.place(),
          part.state().badge(),
          part.reason(),
          part.detail(),
          next,
          part.address());
    }

    private static String rate(@Nullable Double perSecond) {
      return perSecond == null || perSecond == 0
          ? ""
          : " (%s/s)"
              .formatted(
                  perSecond < 0.1
                      ? "less than 0.1"
                      : String.format(Locale.ROOT, "%,.1f", perSecond));
    }
  }

  /**
   * A process as a row.
   *
   * @param silence for how long nothing was heard of it; empty if it reports
   */
  record ProcessView(
      String id, String quantum, String name, Badge state, String silence, Timestamp started) {

    static ProcessView of(ProcessGraph process, Formats formats) {
      return new ProcessView(
          "process-" + process.id(),
          process.quantum(),
          process.name(),
          process.isSilent() ? Badge.silent("Silent") : Badge.done("Running"),
          process.isSilent() ? "for " + Formats.duration(process.silentFor()) : "",
          Timestamp.of(process.startedAt(), formats));
    }
  }
}
