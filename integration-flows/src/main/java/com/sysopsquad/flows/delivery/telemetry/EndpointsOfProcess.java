package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.integration.graph.Graph;
import org.springframework.integration.graph.IntegrationGraphServer;
import org.springframework.integration.graph.IntegrationNode;
import org.springframework.integration.support.context.NamedComponent;

/**
 * Reads the endpoints and channels of this process from Spring Integration's graph, without what
 * every process has and what leads nowhere.
 */
final class EndpointsOfProcess {

  private static final String QUEUE = "queue";
  private static final Set<String> OF_THE_FRAMEWORK = Set.of("errorLogger", "nullChannel");
  private static final String UNKNOWN = "endpoint";

  private final IntegrationGraphServer server;

  EndpointsOfProcess(IntegrationGraphServer server) {
    this.server = server;
    server.setAdditionalPropertiesCallback(EndpointsOfProcess::properties);
  }

  /** As they are now, within the bounds of a report. */
  EndpointGraph read() {
    Graph graph = server.rebuild();
    Set<Integer> ours =
        graph.nodes().stream()
            .filter(node -> !OF_THE_FRAMEWORK.contains(node.getName()))
            .map(IntegrationNode::getNodeId)
            .collect(Collectors.toUnmodifiableSet());
    List<EndpointLink> links =
        graph.links().stream()
            .filter(link -> ours.contains(link.from()) && ours.contains(link.to()))
            .map(link -> new EndpointLink(link.from(), link.to(), link.type().name()))
            .sorted(
                Comparator.comparingLong(EndpointLink::from)
                    .thenComparingLong(EndpointLink::to)
                    .thenComparing(EndpointLink::kind))
            .toList();
    Set<Long> linked =
        links.stream()
            .flatMap(link -> Stream.of(link.from(), link.to()))
            .collect(Collectors.toUnmodifiableSet());
    List<EndpointNode> nodes =
        graph.nodes().stream()
            .filter(node -> linked.contains((long) node.getNodeId()))
            .map(EndpointsOfProcess::node)
            .sorted(Comparator.comparingLong(EndpointNode::id))
            .toList();
    return new EndpointGraph(nodes, links, true).bounded();
  }

  private static EndpointNode node(IntegrationNode node) {
    String kind = node.getComponentType();
    return new EndpointNode(
        node.getNodeId(), node.getName(), kind == null ? UNKNOWN : kind, queue(node));
  }

  private static @Nullable String queue(IntegrationNode node) {
    return node.getProperties().get(QUEUE) instanceof String queue ? queue : null;
  }

  private static Map<String, Object> properties(NamedComponent component) {
    return component instanceof QueueEndpoint endpoint ? Map.of(QUEUE, endpoint.queue()) : Map.of();
  }
}
