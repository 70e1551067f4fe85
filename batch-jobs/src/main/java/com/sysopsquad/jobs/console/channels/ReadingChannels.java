package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.channel.ChannelFigures;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.channel.ProcessState;
import com.sysopsquad.flows.monitor.channel.WaitingMessages;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.flows.monitor.pause.NoSuchChannel;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The channels as processes, the broker and the dead letters show them now. Nothing is asked in
 * another zone.
 */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class ReadingChannels {

  /** What counts as recent. */
  public static final Duration RECENTLY = Duration.ofMinutes(5);

  /** A quantum that has said nothing for this long is silent. */
  private static final Duration SILENT = Duration.ofSeconds(12);

  private final ChannelFigures figures;
  private final EndpointPauses pauses;
  private final DeadLetters deadLetters;
  private final Dependencies dependencies;

  ReadingChannels(
      ChannelFigures figures,
      EndpointPauses pauses,
      DeadLetters deadLetters,
      Dependencies dependencies) {
    this.figures = figures;
    this.pauses = pauses;
    this.deadLetters = deadLetters;
    this.dependencies = dependencies;
  }

  /** All channels by name. */
  public List<Channel> all() {
    return all(figures.waiting());
  }

  /** The same with what waits in each quantum, if that has been read already. */
  public List<Channel> all(List<WaitingMessages> waiting) {
    Optional<List<QueueDepth>> depths = dependencies.queues().value();
    List<BrokerWarning> warnings = dependencies.warnings();
    Map<String, Duration> heard = figures.heard();
    Map<String, CriticalTime> recent = figures.criticalTimes(RECENTLY);
    List<DeadLetterGroup> dead = deadLetters.groups();
    List<EndpointPause> paused = pauses.current();
    return Queues.LIST.stream()
        .filter(ReadingChannels::isChannel)
        .sorted(Comparator.comparing(Queue::name))
        .map(
            queue -> {
              List<WaitingMessages> there =
                  waiting.stream().filter(one -> one.queue().equals(queue.name())).toList();
              List<String> senders = Channel.quanta(queue.senders());
              List<String> receivers = Channel.quanta(queue.receivers());
              Map<String, Duration> unheard =
                  unheard(Stream.concat(senders.stream(), receivers.stream()).toList(), heard);
              boolean sendersTell = Collections.disjoint(senders, unheard.keySet());
              boolean receiversTell = Collections.disjoint(receivers, unheard.keySet());
              return new Channel(
                  queue,
                  unheard,
                  sendersTell ? there.stream().mapToLong(WaitingMessages::outbox).sum() : null,
                  sendersTell ? earliest(there.stream().map(WaitingMessages::outboxSince)) : null,
                  depth(queue.name(), depths),
                  receiversTell ? there.stream().mapToLong(WaitingMessages::retries).sum() : null,
                  receiversTell ? earliest(there.stream().map(WaitingMessages::retrySince)) : null,
                  dead.stream()
                      .filter(group -> group.queue().equals(queue.name()))
                      .mapToLong(DeadLetterGroup::dead)
                      .sum(),
                  recent.get(queue.name()),
                  warnings.stream()
                      .filter(warning -> queue.name().equals(warning.queue()))
                      .map(warning -> "%s. %s".formatted(warning.title(), warning.detail()))
                      .toList(),
                  paused.stream()
                      .filter(pause -> pause.queue().equals(queue.name()))
                      .findFirst()
                      .orElse(null));
            })
        .toList();
  }

  /**
   * One channel.
   *
   * @throws NoSuchChannel if there is none with that name
   */
  public Channel find(String name) {
    return all().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchChannel(name));
  }

  List<ProcessState> processes() {
    return figures.processes();
  }

  List<CriticalTime> byHour(String name, int hours) {
    return figures.byHour(name, hours);
  }

  /** The pauses that last or may last. */
  List<EndpointPause> paused() {
    return pauses.current();
  }

  /** The latest pauses of a channel, newest first. */
  List<EndpointPause> pauses(String name, int atMost) {
    return pauses.latest(name, atMost);
  }

  /** What people or the broker put somewhere is no conversation. */
  private static boolean isChannel(Queue queue) {
    return !queue.senders().isEmpty() && !Channel.quanta(queue.receivers()).isEmpty();
  }

  private static Map<String, Duration> unheard(List<String> quanta, Map<String, Duration> heard) {
    Map<String, Duration> unheard = new TreeMap<>();
    for (String quantum : quanta) {
      Duration age = heard.getOrDefault(quantum, Channel.NEVER);
      if (age.compareTo(SILENT) >= 0) {
        unheard.put(quantum, age);
      }
    }
    return unheard;
  }

  private static @Nullable QueueDepth depth(String name, Optional<List<QueueDepth>> depths) {
    return depths.orElse(List.of()).stream()
        .filter(depth -> depth.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant earliest(Stream<@Nullable Instant> times) {
    return times.filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }
}
