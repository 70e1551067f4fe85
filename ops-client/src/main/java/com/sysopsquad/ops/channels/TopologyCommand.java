package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows how messages go between processes, flows and queues. */
@Command(
    name = "topology",
    description = {
      "Lists all queues, flows and processes, and where messages go from each of them.",
      "With --flow, one conversation with every endpoint."
    })
final class TopologyCommand extends RemoteCommand {

  @Option(names = "--flow", paramLabel = "QUEUE", description = "Queue of one conversation.")
  private @Nullable String flow;

  TopologyCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String queue = flow;
    JsonNode answer =
        operations().get("/api/topology" + (queue == null ? "" : "?flow=" + segment(queue)));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Topology topology = read(answer, Topology.class);
    Map<String, String> names = new HashMap<>();
    topology.nodes().forEach(node -> names.put(node.id(), node.name()));
    Table nodes = new Table("NAME", "KIND", "WHERE", "STATE", "CONTENTS OR STEPS", "SENDS TO");
    for (Node node : topology.nodes()) {
      nodes.row(
          node.name(),
          said(node.kind()),
          node.place(),
          said(node.state()),
          node.detail(),
          topology.links().stream()
              .filter(link -> link.from().equals(node.id()))
              .map(link -> names.getOrDefault(link.to(), "?"))
              .collect(Collectors.joining(", ")));
    }
    screen().table(nodes);
    screen().line("");
    Table processes = new Table("PROCESS", "QUANTUM", "STATE");
    for (Reporter process : topology.processes()) {
      processes.row(
          process.name(),
          process.quantum(),
          process.silent()
              ? "silent for %s s".formatted(Formats.number(process.silentSeconds()))
              : "running");
    }
    screen().table(processes);
    if (!topology.complete()) {
      screen().line("Too much to show. Some of it is hidden.");
    }
    return ExitCodes.OK;
  }

  private static String said(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  record Topology(List<Node> nodes, List<Link> links, List<Reporter> processes, boolean complete) {}

  record Node(String id, String kind, String name, String place, String state, String detail) {}

  record Link(String from, String to) {}

  record Reporter(String quantum, String name, boolean silent, long silentSeconds) {}
}
