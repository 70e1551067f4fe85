package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The topology for programs. */
@ConsoleApi
class TopologyApiController {

  private final ReadingTopology reading;
  private final Formats formats;

  TopologyApiController(ReadingTopology reading, Formats formats) {
    this.reading = reading;
    this.formats = formats;
  }

  @GetMapping("/api/topology")
  TopologyAnswer topology(@RequestParam(required = false) @Nullable String flow) {
    Topology topology = reading.topology(reading.seen(), flow);
    return new TopologyAnswer(
        topology.parts().stream().map(TopologyApiController::answer).toList(),
        topology.ways().stream().map(TopologyApiController::answer).toList(),
        topology.processes().stream().distinct().map(this::answer).toList(),
        topology.complete());
  }

  private static NodeAnswer answer(Part part) {
    return new NodeAnswer(
        part.id(),
        part.symbol().name(),
        part.name(),
        part.place(),
        part.state().name(),
        part.reason(),
        part.detail());
  }

  private static LinkAnswer answer(Way way) {
    return new LinkAnswer(way.from(), way.to(), way.state().name(), way.perSecond());
  }

  private ProcessAnswer answer(ProcessGraph process) {
    return new ProcessAnswer(
        process.id(),
        process.quantum(),
        process.name(),
        process.isSilent(),
        process.silentFor().toSeconds(),
        formats.at(process.startedAt()),
        formats.at(process.heardAt()));
  }

  /**
   * Queues, endpoints and flows, and the links between them.
   *
   * @param complete whether nothing was left out because there is too much of it
   */
  record TopologyAnswer(
      List<NodeAnswer> nodes,
      List<LinkAnswer> links,
      List<ProcessAnswer> processes,
      boolean complete) {}

  /**
   * A queue, an endpoint, a flow, an outbox or the dead letters.
   *
   * @param place the quantum or process that has it
   * @param state stuck, paused, silent, unknown, slow, flowing, running or idle
   * @param reason why; empty if all is well
   * @param detail what it holds or does, in a few words
   */
  record NodeAnswer(
      String id,
      String kind,
      String name,
      String place,
      String state,
      String reason,
      String detail) {}

  /**
   * The way of messages between two nodes.
   *
   * @param perSecond average of the last 5 minutes; null if nobody can tell
   */
  record LinkAnswer(String from, String to, String state, @Nullable Double perSecond) {}

  /** A process, and for how long nothing was heard of it. */
  record ProcessAnswer(
      UUID id,
      String quantum,
      String name,
      boolean silent,
      long silentSeconds,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime heardAt) {}
}
