package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Plan;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import com.sysopsquad.jobs.console.topology.Topology.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one conversation: from the outbox through the queue into each process that
 * receives, endpoint by endpoint, and to the messages that failed.
 */
final class ConversationTopology {

  private static final int MOST_PROCESSES = 20;

  private final Seen seen;
  private final Channel channel;
  private final Plan plan = new Plan();
  private final List<ProcessGraph> processes = new ArrayList<>();

  private ConversationTopology(Seen seen, Channel channel) {
    this.seen = seen;
    this.channel = channel;
  }

  static Topology of(Seen seen, Channel channel) {
    return new ConversationTopology(seen, channel).topology();
  }

  private Topology topology() {
    String queue = channel.name();
    List<Part> outboxes =
        Channel.quanta(channel.queue().senders()).stream()
            .map(sender -> seen.outbox(sender, queue))
            .toList();
    outboxes.forEach(plan::part);
    plan.part(seen.queue(queue));
    for (Part outbox : outboxes) {
      plan.way(
          new Way(outbox.id(), Seen.queueId(queue), seen.way(channel), Seen.perSecond(channel)));
    }
    plan.part(deadLetters());
    Channel.quanta(channel.queue().receivers()).forEach(this::receive);
    return plan.topology(processes);
  }

  private void receive(String quantum) {
    Part retries = retries(quantum);
    plan.part(retries);
    plan.way(new Way(retries.id(), deadLettersId(), deadState(), null));
    List<ProcessGraph> receiving =
        seen.of(quantum).stream().filter(process -> !flows(process).isEmpty()).toList();
    if (receiving.isEmpty()) {
      addUnreported(quantum, retries);
    }
    if (receiving.size() > MOST_PROCESSES) {
      plan.leftOut();
    }
    receiving.stream()
        .limit(MOST_PROCESSES)
        .sorted(Comparator.comparing(ProcessGraph::name).thenComparing(ProcessGraph::id))
        .forEach(
            process -> {
              processes.add(process);
              flows(process).forEach(flow -> add(process, flow, retries));
            });
  }

  private List<Flow> flows(ProcessGraph process) {
    return Flow.of(process.graph()).stream()
        .filter(flow -> flow.queues().contains(channel.name()))
        .toList();
  }

  private void add(ProcessGraph process, Flow flow, Part retries) {
    PartState state = process.isSilent() ? PartState.SILENT : Seen.receiving(channel);
    String reason =
        process.isSilent() ? "Silent for %s.".formatted(Formats.duration(process.silentFor())) : "";
    String zone = Topology.id("process", process.id().toString());
    plan.zone(
        new Zone(
            zone,
            process.isSilent()
                ? "%s, silent for %s"
                    .formatted(process.name(), Formats.duration(process.silentFor()))
                : process.name(),
            process.isSilent() ? PartState.SILENT : PartState.RUNNING));
    for (EndpointNode node : flow.nodes()) {
      Symbol symbol = Symbol.of(node.kind());
      plan.part(
          new Part(
              id(process, node.id()),
              symbol,
              node.name(),
              symbol.isChannel() ? "" : symbol.words(),
              state,
              reason,
              process.name(),
              zone,
              "/channels/" + channel.name()));
    }
    Double rate = rate(process);
    for (EndpointLink link : flow.links()) {
      plan.way(new Way(id(process, link.from()), id(process, link.to()), state, rate));
    }
    for (EndpointNode node : flow.nodes()) {
      if (channel.name().equals(node.queue())) {
        connect(id(process, node.id()), retries, rate);
      }
    }
    if (!process.graph().complete()) {
      plan.leftOut();
    }
  }

  private void addUnreported(String quantum, Part retries) {
    PartState state = seen.state(quantum);
    boolean heard = state == PartState.RUNNING;
    String id = Topology.id("receiver", quantum, channel.name());
    plan.part(
        new Part(
            id,
            Symbol.ENDPOINT,
            quantum + " receiver",
            heard ? "Receives without a flow" : "Unknown",
            heard ? Seen.receiving(channel) : state,
            heard ? "" : seen.unheard(quantum),
            quantum,
            null,
            "/channels/" + channel.name()));
    connect(id, retries, Seen.perSecond(channel));
  }

  /** Which of several processes has what share is not known. */
  private @Nullable Double rate(ProcessGraph process) {
    boolean only =
        seen.of(process.quantum()).stream()
            .allMatch(
                other ->
                    other.id().equals(process.id()) || other.isSilent() || flows(other).isEmpty());
    return only && !process.isSilent() ? Seen.perSecond(channel) : null;
  }

  private void connect(String receiver, Part retries, @Nullable Double rate) {
    plan.way(new Way(Seen.queueId(channel.name()), receiver, seen.way(channel), rate));
    plan.way(new Way(receiver, retries.id(), retries.state(), null));
  }

  private Part retries(String quantum) {
    Long waiting = channel.retries();
    return new Part(
        Topology.id("retries", quantum, channel.name()),
        Symbol.MESSAGE_STORE,
        quantum + " retries",
        waiting == null ? "Unknown" : Formats.number(waiting) + " waiting",
        waiting == null ? PartState.UNKNOWN : waiting > 0 ? PartState.SLOW : PartState.IDLE,
        waiting == null ? seen.unheard(quantum) : "",
        quantum,
        null,
        "/channels/" + channel.name());
  }

  private Part deadLetters() {
    return new Part(
        deadLettersId(),
        Symbol.DEAD_LETTER_CHANNEL,
        "Dead letters",
        Formats.counted(channel.dead(), "message"),
        deadState(),
        channel.dead() > 0 ? "These messages need a decision." : "",
        "Operations",
        null,
        "/dead-letters?queue=" + channel.name());
  }

  private PartState deadState() {
    return channel.dead() > 0 ? PartState.STUCK : PartState.IDLE;
  }

  private String deadLettersId() {
    return Topology.id("dead", channel.name());
  }

  private static String id(ProcessGraph process, long node) {
    return Topology.id("node", process.id().toString(), Long.toString(node));
  }
}
