package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.topology.ProcessGraph;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is, and how messages go from one to the next.
 *
 * @param processes those that are in it
 * @param complete whether nothing was left out
 */
record Topology(
    List<Zone> zones,
    List<Part> parts,
    List<Way> ways,
    List<ProcessGraph> processes,
    boolean complete) {

  private static final int MOST_PARTS = 200;
  private static final int MOST_WAYS = 400;

  /** Copies the lists. */
  Topology {
    zones = List.copyOf(zones);
    parts = List.copyOf(parts);
    ways = List.copyOf(ways);
    processes = List.copyOf(processes);
  }

  /** An ID for a page, made from names that anybody may have chosen. */
  static String id(String... names) {
    return "t"
        + UUID.nameUUIDFromBytes(String.join("\n", names).getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
  }

  /** A quantum or a process, around what belongs to it. */
  record Zone(String id, String label, PartState state) {}

  /**
   * A queue, an endpoint, a flow or a place where messages wait.
   *
   * @param detail what it holds or does, in a few words
   * @param reason why it has this state; empty if all is well
   * @param place the quantum or process that has it
   * @param zone around it, or null
   * @param address of the page about it
   */
  record Part(
      String id,
      Symbol symbol,
      String name,
      String detail,
      PartState state,
      String reason,
      String place,
      @Nullable String zone,
      String address) {}

  /**
   * The way from one part to another.
   *
   * @param perSecond how many messages went there, on average of the last minutes; null if nobody
   *     can tell
   */
  record Way(String from, String to, PartState state, @Nullable Double perSecond) {}

  /** Collects parts up to a limit, and ways between them. */
  static final class Plan {

    private final Map<String, Zone> zones = new LinkedHashMap<>();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Way> ways = new LinkedHashSet<>();
    private boolean complete = true;

    void zone(Zone zone) {
      zones.putIfAbsent(zone.id(), zone);
    }

    void part(Part part) {
      if (parts.containsKey(part.id())) {
        return;
      }
      if (parts.size() < MOST_PARTS) {
        parts.put(part.id(), part);
      } else {
        complete = false;
      }
    }

    /** Ways to what was left out are left out with it. */
    void way(Way way) {
      if (!parts.containsKey(way.from()) || !parts.containsKey(way.to())) {
        return;
      }
      if (ways.size() < MOST_WAYS) {
        ways.add(way);
      } else {
        complete = false;
      }
    }

    void leftOut() {
      complete = false;
    }

    Topology topology(List<ProcessGraph> processes) {
      Set<@Nullable String> used = new LinkedHashSet<>();
      parts.values().forEach(part -> used.add(part.zone()));
      return new Topology(
          zones.values().stream().filter(zone -> used.contains(zone.id())).toList(),
          List.copyOf(parts.values()),
          List.copyOf(ways),
          processes,
          complete);
    }
  }
}
