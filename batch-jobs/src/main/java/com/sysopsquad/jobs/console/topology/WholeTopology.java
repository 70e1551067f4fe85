package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Plan;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import com.sysopsquad.jobs.console.topology.Topology.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The picture of everything: outboxes, queues, and the flows that receive from them. */
final class WholeTopology {

  /** So that one quantum that reports nonsense leaves room for the others. */
  private static final int MOST_FLOWS = 40;

  private final Seen seen;
  private final Plan plan = new Plan();
  private final Map<UUID, List<Flow>> flows = new HashMap<>();

  private WholeTopology(Seen seen) {
    this.seen = seen;
    seen.processes().forEach(process -> flows.put(process.id(), Flow.of(process.graph())));
  }

  private List<Flow> flows(ProcessGraph process) {
    return flows.getOrDefault(process.id(), List.of());
  }

  static Topology of(Seen seen) {
    return new WholeTopology(seen).topology();
  }

  private Topology topology() {
    List<Queue> queues = Queues.LIST.stream().sorted(Comparator.comparing(Queue::name)).toList();
    for (Channel channel : seen.channels()) {
      for (String sender : Channel.quanta(channel.queue().senders())) {
        plan.part(seen.outbox(sender, null));
      }
    }
    queues.forEach(queue -> plan.part(seen.queue(queue.name())));
    for (Channel channel : seen.channels()) {
      for (String sender : Channel.quanta(channel.queue().senders())) {
        plan.way(
            new Way(
                Topology.id("outbox", sender),
                Seen.queueId(channel.name()),
                seen.way(channel),
                Seen.perSecond(channel)));
      }
    }
    quanta().forEach(this::receive);
    seen.channels().forEach(this::receiveUnreported);
    return plan.topology(seen.processes());
  }

  /** Those that receive from a queue, and those that have reported anything else. */
  private Set<String> quanta() {
    Set<String> quanta = new TreeSet<>();
    seen.channels().forEach(channel -> quanta.addAll(receivers(channel)));
    seen.processes().stream().map(ProcessGraph::quantum).forEach(quanta::add);
    return quanta;
  }

  private static List<String> receivers(Channel channel) {
    return Channel.quanta(channel.queue().receivers());
  }

  private void receive(String quantum) {
    plan.zone(new Zone(zone(quantum), seen.describe(quantum), seen.state(quantum)));
    Map<String, List<ProcessGraph>> running = new LinkedHashMap<>();
    Map<String, Flow> found = new LinkedHashMap<>();
    for (ProcessGraph process : seen.of(quantum)) {
      for (Flow flow : flows(process)) {
        String id = Topology.id("flow", quantum, flow.name(), String.join(" ", flow.queues()));
        if (found.size() < MOST_FLOWS || found.containsKey(id)) {
          found.putIfAbsent(id, flow);
          running.computeIfAbsent(id, unknown -> new ArrayList<>()).add(process);
        } else {
          plan.leftOut();
        }
      }
      if (!process.graph().complete()) {
        plan.leftOut();
      }
    }
    found.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().name()))
        .forEach(
            entry ->
                add(
                    quantum,
                    entry.getKey(),
                    entry.getValue(),
                    running.getOrDefault(entry.getKey(), List.of())));
  }

  private void add(String quantum, String id, Flow flow, List<ProcessGraph> processes) {
    List<Channel> channels =
        flow.queues().stream().flatMap(queue -> seen.channel(queue).stream()).toList();
    boolean silent = processes.stream().allMatch(ProcessGraph::isSilent);
    PartState state =
        silent
            ? PartState.SILENT
            : channels.stream()
                .map(Seen::receiving)
                .min(Comparator.naturalOrder())
                .orElse(PartState.RUNNING);
    plan.part(
        new Part(
            id,
            Symbol.FLOW,
            flow.name(),
            detail(flow, processes),
            state,
            silent
                ? "Silent for %s.".formatted(Seen.silence(processes))
                : channels.stream()
                    .map(WholeTopology::reason)
                    .filter(reason -> !reason.isEmpty())
                    .collect(Collectors.joining(" ")),
            quantum,
            zone(quantum),
            channels.isEmpty() ? "/channels" : flowAddress(channels.getFirst().name())));
    for (String queue : flow.queues()) {
      plan.way(
          seen.channel(queue)
              .map(
                  channel ->
                      new Way(Seen.queueId(queue), id, seen.way(channel), Seen.perSecond(channel)))
              .orElseGet(() -> new Way(Seen.queueId(queue), id, PartState.IDLE, null)));
    }
  }

  private static String detail(Flow flow, List<ProcessGraph> processes) {
    String steps = flow.steps();
    return processes.size() == 1
        ? steps
        : "%s× %s".formatted(Formats.number(processes.size()), steps).strip();
  }

  private static String reason(Channel channel) {
    if (channel.pause() != null) {
      return "Paused by %s: %s".formatted(channel.pause().askedBy(), channel.pause().reason());
    }
    return channel.retries() != null && channel.retries() > 0
        ? Formats.counted(channel.retries(), "message") + " waiting for a retry."
        : "";
  }

  /** Not everything that receives is a flow, and not every process has reported. */
  private void receiveUnreported(Channel channel) {
    for (String quantum : receivers(channel)) {
      boolean reported =
          seen.of(quantum).stream()
              .flatMap(process -> flows(process).stream())
              .anyMatch(flow -> flow.queues().contains(channel.name()));
      if (!reported) {
        String id = Topology.id("receiver", quantum, channel.name());
        PartState state = seen.state(quantum);
        boolean heard = state == PartState.RUNNING;
        plan.part(
            new Part(
                id,
                Symbol.ENDPOINT,
                quantum + " receiver",
                heard ? "Receives without a flow" : "Unknown",
                heard ? Seen.receiving(channel) : state,
                heard ? reason(channel) : seen.unheard(quantum),
                quantum,
                zone(quantum),
                flowAddress(channel.name())));
        plan.way(
            new Way(Seen.queueId(channel.name()), id, seen.way(channel), Seen.perSecond(channel)));
      }
    }
  }

  private static String flowAddress(String queue) {
    return "/topology?flow=" + queue;
  }

  private static String zone(String quantum) {
    return Topology.id("zone", quantum);
  }
}
