package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The endpoints and channels of a process that hang together.
 *
 * @param name of its first endpoint
 * @param nodes in the order in which messages pass them
 */
record Flow(String name, List<EndpointNode> nodes, List<EndpointLink> links) {

  private static final int MOST_STEPS = 4;

  /** The flows of a process, those that receive from a queue first. */
  static List<Flow> of(EndpointGraph graph) {
    Map<Long, EndpointNode> nodes = new LinkedHashMap<>();
    graph.nodes().forEach(node -> nodes.put(node.id(), node));
    Map<Long, Set<Long>> neighbors = new HashMap<>();
    for (EndpointLink link : graph.links()) {
      neighbors.computeIfAbsent(link.from(), id -> new TreeSet<>()).add(link.to());
      neighbors.computeIfAbsent(link.to(), id -> new TreeSet<>()).add(link.from());
    }
    List<Flow> flows = new ArrayList<>();
    List<EndpointNode> receiversFirst = new ArrayList<>();
    graph.nodes().stream().filter(node -> node.queue() != null).forEach(receiversFirst::add);
    graph.nodes().stream().filter(node -> node.queue() == null).forEach(receiversFirst::add);
    for (EndpointNode first : receiversFirst) {
      if (nodes.containsKey(first.id())) {
        List<EndpointNode> together = together(first, nodes, neighbors);
        Set<Long> ids =
            together.stream().map(EndpointNode::id).collect(Collectors.toUnmodifiableSet());
        flows.add(
            new Flow(
                first.name(),
                together,
                graph.links().stream().filter(link -> ids.contains(link.from())).toList()));
      }
    }
    return flows;
  }

  /** Takes the first node, and whatever can be reached from it, out of the nodes. */
  private static List<EndpointNode> together(
      EndpointNode first, Map<Long, EndpointNode> nodes, Map<Long, Set<Long>> neighbors) {
    List<EndpointNode> found = new ArrayList<>();
    Deque<Long> open = new ArrayDeque<>(List.of(first.id()));
    while (!open.isEmpty()) {
      EndpointNode node = nodes.remove(open.removeFirst());
      if (node != null) {
        found.add(node);
        open.addAll(neighbors.getOrDefault(node.id(), Set.of()));
      }
    }
    return found;
  }

  /** The queues that it receives from. */
  List<String> queues() {
    return nodes.stream().map(EndpointNode::queue).filter(Objects::nonNull).distinct().toList();
  }

  /** What happens to a message after it was received, for example "translator → activator". */
  String steps() {
    List<String> steps =
        nodes.stream()
            .skip(1)
            .map(node -> Symbol.of(node.kind()))
            .filter(symbol -> !symbol.isChannel())
            .map(Symbol::word)
            .toList();
    return steps.size() <= MOST_STEPS
        ? String.join(" → ", steps)
        : String.join(" → ", steps.subList(0, MOST_STEPS)) + " → …";
  }
}
