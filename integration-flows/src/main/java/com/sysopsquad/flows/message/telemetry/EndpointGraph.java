package com.sysopsquad.flows.message.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The message endpoints of a process and the channels between them.
 *
 * @param complete whether nothing was left out
 */
public record EndpointGraph(List<EndpointNode> nodes, List<EndpointLink> links, boolean complete) {

  /** Of a process that has not told yet. */
  public static final EndpointGraph NONE = new EndpointGraph(List.of(), List.of(), true);

  private static final int MOST_NODES = 200;
  private static final int MOST_LINKS = 400;
  private static final int LONGEST_NAME = 100;

  /** Copies the lists. */
  public EndpointGraph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * The same graph with at most 200 nodes and 400 links, each of which joins two of the nodes. Of
   * two nodes with the same ID only the first remains. Names have at most 100 characters, and none
   * that cannot be seen. As JSON it is never longer than 200 KB.
   */
  public EndpointGraph bounded() {
    Map<Long, EndpointNode> kept = new HashMap<>();
    List<EndpointNode> fewer =
        nodes.stream()
            .filter(node -> kept.size() < MOST_NODES && kept.putIfAbsent(node.id(), node) == null)
            .map(EndpointGraph::bounded)
            .toList();
    List<EndpointLink> known =
        links.stream()
            .filter(link -> kept.containsKey(link.from()) && kept.containsKey(link.to()))
            .map(link -> new EndpointLink(link.from(), link.to(), text(link.kind())))
            .distinct()
            .limit(MOST_LINKS)
            .toList();
    return new EndpointGraph(
        fewer, known, complete && fewer.size() == nodes.size() && known.size() == links.size());
  }

  private static EndpointNode bounded(EndpointNode node) {
    String queue = node.queue();
    return new EndpointNode(
        node.id(), text(node.name()), text(node.kind()), queue == null ? null : text(queue));
  }

  /** In whole characters, of which some are two chars. */
  private static String text(String text) {
    return text.codePoints()
        .limit(LONGEST_NAME)
        .map(character -> isSeen(character) ? character : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
