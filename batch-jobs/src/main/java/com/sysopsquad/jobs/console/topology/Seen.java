package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.channel.WaitingMessages;
import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.channels.ReadingChannels;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known at one moment.
 *
 * @param waiting what waits in each quantum
 * @param depths what the broker tells of its queues; empty if it is down
 */
record Seen(
    List<Channel> channels,
    List<ProcessGraph> processes,
    List<WaitingMessages> waiting,
    List<QueueDepth> depths,
    Instant now) {

  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Duration TOO_LATE = Duration.ofMinutes(1);

  /** The channel with this queue, if the queue is one of a conversation. */
  Optional<Channel> channel(String queue) {
    return channels.stream().filter(channel -> channel.name().equals(queue)).findFirst();
  }

  /** The processes of a quantum, those that run first. */
  List<ProcessGraph> of(String quantum) {
    return processes.stream()
        .filter(process -> process.quantum().equals(quantum))
        .sorted(Comparator.comparing(ProcessGraph::isSilent))
        .toList();
  }

  /** How the processes of a quantum are: silent if all of them are, unknown if there is none. */
  PartState state(String quantum) {
    List<ProcessGraph> all = of(quantum);
    if (all.isEmpty()) {
      return PartState.UNKNOWN;
    }
    return all.getFirst().isSilent() ? PartState.SILENT : PartState.RUNNING;
  }

  /** For example "billing: 2 processes" or "customer: 1 of 2 silent". */
  String describe(String quantum) {
    List<ProcessGraph> all = of(quantum);
    long silent = all.stream().filter(ProcessGraph::isSilent).count();
    if (all.isEmpty()) {
      return quantum + ": no process";
    }
    if (silent == all.size()) {
      return "%s: silent for %s".formatted(quantum, silence(all));
    }
    return silent > 0
        ? "%s: %d of %d silent".formatted(quantum, silent, all.size())
        : "%s: %d %s".formatted(quantum, all.size(), all.size() == 1 ? "process" : "processes");
  }

  /** For how long the last of these processes that fell silent has been so. */
  static String silence(List<ProcessGraph> processes) {
    return Formats.duration(
        processes.stream()
            .filter(ProcessGraph::isSilent)
            .map(ProcessGraph::silentFor)
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO));
  }

  /** How many messages a second went through a channel lately. */
  static @Nullable Double perSecond(Channel channel) {
    return channel.recent() == null
        ? null
        : (double) channel.recent().applied() / ReadingChannels.RECENTLY.toSeconds();
  }

  /** The outbox of a quantum, for all queues or for one. */
  Part outbox(String quantum, @Nullable String queue) {
    List<WaitingMessages> there =
        waiting.stream()
            .filter(one -> one.quantum().equals(quantum) && one.outbox() > 0)
            .filter(one -> queue == null || one.queue().equals(queue))
            .toList();
    long messages = there.stream().mapToLong(WaitingMessages::outbox).sum();
    Duration age =
        there.stream()
            .map(WaitingMessages::outboxSince)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(since -> Duration.between(since, now))
            .orElse(Duration.ZERO);
    PartState quantumState = state(quantum);
    boolean heard = quantumState == PartState.RUNNING;
    return new Part(
        Topology.id("outbox", quantum),
        Symbol.MESSAGE_STORE,
        quantum + " outbox",
        heard ? Formats.number(messages) + " waiting" : "Unknown",
        heard ? outboxState(messages, age) : quantumState,
        reason(quantum, heard, messages, age),
        quantum,
        null,
        queue == null ? "/channels" : "/channels/" + queue);
  }

  private static PartState outboxState(long messages, Duration age) {
    if (age.compareTo(TOO_LATE) >= 0) {
      return PartState.STUCK;
    }
    if (age.compareTo(LATE) >= 0) {
      return PartState.SLOW;
    }
    return messages > 0 ? PartState.FLOWING : PartState.IDLE;
  }

  private String reason(String quantum, boolean heard, long messages, Duration age) {
    if (!heard) {
      return unheard(quantum);
    }
    return messages > 0 && age.compareTo(LATE) >= 0
        ? "The oldest message has waited for %s.".formatted(Formats.duration(age))
        : "";
  }

  /** Why nothing is known of a quantum. */
  String unheard(String quantum) {
    List<ProcessGraph> all = of(quantum);
    return all.isEmpty()
        ? "No process of %s has reported.".formatted(quantum)
        : "%s has been silent for %s.".formatted(quantum, silence(all));
  }

  /** A queue of the broker. */
  Part queue(String name) {
    Channel.@Nullable Verdict verdict =
        channel(name).map(channel -> channel.verdict(now)).orElse(null);
    QueueDepth depth =
        depths.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    boolean waits = depth != null && depth.messages() > 0;
    PartState state =
        verdict != null
            ? PartState.of(verdict.state())
            : depth == null ? PartState.UNKNOWN : waits ? PartState.SLOW : PartState.IDLE;
    return new Part(
        queueId(name),
        symbol(name),
        name,
        depth == null ? "Unknown" : Formats.counted(depth.messages(), "message"),
        state,
        verdict != null
            ? verdict.reason()
            : depth == null
                ? "The broker does not report this queue."
                : waits ? "These messages need a decision." : "",
        "Broker",
        null,
        verdict == null ? "/queues" : "/channels/" + name);
  }

  private static Symbol symbol(String queue) {
    return switch (queue) {
      case Queues.DEAD_LETTER, Queues.UNDELIVERED, Queues.EXPIRED, Queues.BACKOUT ->
          Symbol.DEAD_LETTER_CHANNEL;
      case Queues.OVERSIZED -> Symbol.INVALID_MESSAGE_CHANNEL;
      default -> Symbol.CHANNEL;
    };
  }

  static String queueId(String name) {
    return "queue-" + name;
  }

  /** The state of the receiving end of a channel, if its processes run. */
  static PartState receiving(Channel channel) {
    if (channel.pause() != null) {
      return PartState.PAUSED;
    }
    if (channel.retries() != null && channel.retries() > 0) {
      return PartState.SLOW;
    }
    return channel.recent() != null && channel.recent().applied() > 0
        ? PartState.FLOWING
        : PartState.IDLE;
  }

  /** The state of a way into or out of the queue of a channel. */
  PartState way(Channel channel) {
    return PartState.of(channel.verdict(now).state());
  }
}
