package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.channel.ChannelFigures;
import com.sysopsquad.flows.monitor.channel.WaitingMessages;
import com.sysopsquad.flows.topology.ProcessGraphs;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.channels.ReadingChannels;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The topology as processes and the broker show it now. Nothing is asked in another zone. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ReadingTopology {

  private final ReadingChannels channels;
  private final ProcessGraphs graphs;
  private final ChannelFigures figures;
  private final Dependencies dependencies;
  private final Clock clock;

  ReadingTopology(
      ReadingChannels channels,
      ProcessGraphs graphs,
      ChannelFigures figures,
      Dependencies dependencies,
      Clock clock) {
    this.channels = channels;
    this.graphs = graphs;
    this.figures = figures;
    this.dependencies = dependencies;
    this.clock = clock;
  }

  /** The queues of all conversations, by name. */
  static List<String> conversations() {
    return Queues.LIST.stream()
        .filter(queue -> !queue.senders().isEmpty() && !Channel.quanta(queue.receivers()).isEmpty())
        .map(Queue::name)
        .sorted()
        .toList();
  }

  /** What is known now. */
  Seen seen() {
    List<WaitingMessages> waiting = figures.waiting();
    return new Seen(
        channels.all(waiting),
        graphs.processes(),
        waiting,
        dependencies.queues().value().orElse(List.of()),
        clock.instant());
  }

  /**
   * Everything, or one conversation.
   *
   * @param flow the queue of the conversation; null for everything
   * @throws com.sysopsquad.flows.monitor.pause.NoSuchChannel if there is none with that queue
   */
  Topology topology(Seen seen, @Nullable String flow) {
    if (flow == null) {
      return WholeTopology.of(seen);
    }
    Channel channel = seen.channel(flow).orElseGet(() -> channels.find(flow));
    return ConversationTopology.of(seen, channel);
  }
}
