package com.sysopsquad.jobs.console.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.channel.WaitingMessages;
import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.channels.Channel;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the picture shows of what is known. */
class TopologyTests {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Instant NOW = Instant.parse("2026-12-01T08:30:00Z");
  private static final String INBOX = "inbox:message-driven-channel-adapter";
  private static final EndpointGraph SURVEYS =
      new EndpointGraph(
          List.of(
              new EndpointNode(1, "surveyInbox", INBOX, Queues.SURVEY),
              new EndpointNode(2, "surveyFlow.channel#0", "channel", null),
              new EndpointNode(3, "surveyReader", "transformer", null),
              new EndpointNode(4, "surveyActivator", "service-activator", null)),
          List.of(
              new EndpointLink(1, 2, "output"),
              new EndpointLink(2, 3, "input"),
              new EndpointLink(3, 4, "output")),
          true);

  private final List<ProcessGraph> processes = new ArrayList<>();
  private final List<WaitingMessages> waiting = new ArrayList<>();
  private long retries;
  private long dead;
  private long applied;

  @Test
  void messagesGoFromTheOutboxThroughTheQueueToTheFlow() {
    process("customer", 1, EndpointGraph.NONE);
    process("reporting", 1, SURVEYS);
    applied = 600;

    Topology topology = WholeTopology.of(seen());

    Part flow = part(topology, "surveyInbox");
    assertThat(flow.symbol()).isEqualTo(Symbol.FLOW);
    assertThat(flow.detail()).isEqualTo("translator → activator");
    assertThat(flow.state()).isEqualTo(PartState.FLOWING);
    assertThat(flow.address()).isEqualTo("/topology?flow=REPORTING.SURVEY");
    assertThat(topology.ways())
        .extracting(Way::from, Way::to, Way::perSecond)
        .contains(
            tuple(part(topology, "customer outbox").id(), "queue-REPORTING.SURVEY", 2.0),
            tuple("queue-REPORTING.SURVEY", flow.id(), 2.0));
    assertThat(topology.complete()).isTrue();
  }

  @Test
  void everyQueueIsInThePictureEvenIfNobodyHasReported() {
    Topology topology = WholeTopology.of(seen());

    assertThat(topology.parts().stream().map(Part::name))
        .containsAll(Queues.LIST.stream().map(queue -> queue.name()).toList());
    assertThat(part(topology, "reporting receiver").state()).isEqualTo(PartState.UNKNOWN);
    assertThat(part(topology, "reporting receiver").reason())
        .isEqualTo("No process of reporting has reported.");
  }

  @Test
  void theSameFlowOfSeveralProcessesIsOne() {
    process("reporting", 1, SURVEYS);
    process("reporting", 1, SURVEYS);

    Topology topology = WholeTopology.of(seen());

    assertThat(part(topology, "surveyInbox").detail()).isEqualTo("2× translator → activator");
  }

  @Test
  void aFlowWhoseProcessesAreAllSilentIsSilentWithItsAge() {
    process("reporting", 42, SURVEYS);
    Topology silent = WholeTopology.of(seen());
    process("reporting", 1, SURVEYS);
    Topology other = WholeTopology.of(seen());

    assertThat(part(silent, "surveyInbox").state()).isEqualTo(PartState.SILENT);
    assertThat(part(silent, "surveyInbox").reason()).isEqualTo("Silent for 42 seconds.");
    assertThat(silent.zones().getFirst().label()).isEqualTo("reporting: silent for 42 seconds");
    assertThat(part(other, "surveyInbox").state()).isEqualTo(PartState.IDLE);
    assertThat(other.zones().getFirst().label()).isEqualTo("reporting: 1 of 2 silent");
  }

  @Test
  void whatHasWaitedInAnOutboxForAMinuteIsStuck() {
    process("customer", 1, EndpointGraph.NONE);
    waiting.add(
        new WaitingMessages(
            "customer", Queues.SURVEY, 3, NOW.minusSeconds(61), 0, null, Duration.ofSeconds(1)));

    Part outbox = part(WholeTopology.of(seen()), "customer outbox");

    assertThat(outbox.detail()).isEqualTo("3 waiting");
    assertThat(outbox.state()).isEqualTo(PartState.STUCK);
    assertThat(outbox.reason()).isEqualTo("The oldest message has waited for 1 minute 1 second.");
  }

  @Test
  void oneConversationShowsEachEndpointOfEachProcessAndWhatFailed() {
    process("customer", 1, EndpointGraph.NONE);
    process("reporting", 1, SURVEYS);
    process("reporting", 42, SURVEYS);
    retries = 4;
    dead = 2;

    Topology topology = ConversationTopology.of(seen(), channel());

    assertThat(topology.zones()).hasSize(2);
    assertThat(topology.parts())
        .filteredOn(part -> part.name().equals("surveyReader"))
        .extracting(Part::symbol, Part::state)
        .containsExactlyInAnyOrder(
            tuple(Symbol.TRANSLATOR, PartState.SLOW), tuple(Symbol.TRANSLATOR, PartState.SILENT));
    assertThat(part(topology, "reporting retries").detail()).isEqualTo("4 waiting");
    assertThat(part(topology, "Dead letters").state()).isEqualTo(PartState.STUCK);
    assertThat(part(topology, "Dead letters").address())
        .isEqualTo("/dead-letters?queue=REPORTING.SURVEY");
    assertThat(topology.parts()).extracting(Part::name).doesNotContain("BILLING.SUPPORT_PLAN");
  }

  @Test
  void processesThatReportNonsenseAreCutAndLeaveRoomForTheOthers() {
    EndpointGraph nonsense =
        new EndpointGraph(
            LongStream.range(0, 200)
                .mapToObj(id -> new EndpointNode(id, "x" + UUID.randomUUID(), "?", null))
                .toList(),
            List.of(),
            true);
    for (int i = 0; i < 100; i++) {
      process("billing", 1, nonsense);
    }
    process("reporting", 1, SURVEYS);

    Topology topology = WholeTopology.of(seen());

    assertThat(topology.parts()).hasSizeLessThanOrEqualTo(200);
    assertThat(topology.complete()).isFalse();
    assertThat(part(topology, "surveyInbox").state()).isEqualTo(PartState.IDLE);
  }

  @Test
  void aGraphOfCirclesIsShownAsItIs() {
    process(
        "reporting",
        1,
        new EndpointGraph(
            List.of(
                new EndpointNode(1, "surveyInbox", INBOX, Queues.SURVEY),
                new EndpointNode(2, "a", "router", null)),
            List.of(
                new EndpointLink(1, 2, "output"),
                new EndpointLink(2, 1, "output"),
                new EndpointLink(2, 2, "route")),
            true));

    Topology topology = ConversationTopology.of(seen(), channel());

    assertThat(topology.parts()).extracting(Part::name).contains("surveyInbox", "a");
    assertThat(new Layouts().of(topology).boxes()).isNotEmpty();
  }

  @Test
  void theLayoutIsKeptWhileOnlyFiguresChange() {
    process("reporting", 1, SURVEYS);
    Layouts layouts = new Layouts();
    Layout before = layouts.of(WholeTopology.of(seen()));
    applied = 600;
    Layout figures = layouts.of(WholeTopology.of(seen()));
    processes.clear();
    Layout structure = layouts.of(WholeTopology.of(seen()));

    assertThat(figures).isSameAs(before);
    assertThat(structure).isNotSameAs(before);
  }

  @Test
  void whatIsNotLookedForIsPaleAndNotInTheList() {
    process("reporting", 1, SURVEYS);
    TopologyView view = view("survey");

    assertThat(view.parts())
        .extracting(TopologyView.PartView::name)
        .containsExactlyInAnyOrder("REPORTING.SURVEY", "surveyInbox");
    assertThat(view.found()).isEqualTo("2 matches");
    assertThat(view.picture().boxes())
        .filteredOn(box -> !box.look().contains("is-pale"))
        .extracting(PictureView.BoxView::name)
        .containsExactlyInAnyOrder("REPORTING.SURVEY", "surveyInbox");
  }

  @Test
  void aBoxTellsInWordsWhatItShows() {
    process("reporting", 42, SURVEYS);

    assertThat(view("").picture().boxes())
        .extracting(PictureView.BoxView::label)
        .contains(
            "surveyInbox, flow, reporting, translator → activator, Silent. Silent for 42 seconds.")
        .contains("reporting on a host, process, reporting, Silent for 42 seconds");
  }

  @Test
  void withTwentyProcessesAPageCostsFarLessThanItMayTake() {
    for (int i = 0; i < 20; i++) {
      process("reporting", 1, SURVEYS);
    }
    Layouts layouts = new Layouts();
    for (int warm = 0; warm < 50; warm++) {
      view(layouts, "");
    }

    long before = THREADS.getCurrentThreadCpuTime();
    view(layouts, "");

    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofMillis(100));
  }

  private TopologyView view(String find) {
    return view(new Layouts(), find);
  }

  private TopologyView view(Layouts layouts, String find) {
    Seen seen = seen();
    Topology topology = WholeTopology.of(seen);
    return TopologyView.of(
        seen,
        null,
        topology,
        layouts.of(topology),
        find,
        100,
        new Formats(ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private static Part part(Topology topology, String name) {
    return topology.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in the picture"));
  }

  private void process(String quantum, long silent, EndpointGraph graph) {
    processes.add(
        new ProcessGraph(
            UUID.randomUUID(),
            quantum,
            quantum + " on a host",
            NOW.minusSeconds(3_600),
            NOW.minusSeconds(silent),
            Duration.ofSeconds(silent),
            graph));
  }

  private Seen seen() {
    return new Seen(List.of(channel()), processes, waiting, List.of(depth()), NOW);
  }

  private static QueueDepth depth() {
    return new QueueDepth(Queues.SURVEY, 0, 1, 0, 7, 0);
  }

  private Channel channel() {
    return new Channel(
        Queues.LIST.stream()
            .filter(queue -> queue.name().equals(Queues.SURVEY))
            .findFirst()
            .orElseThrow(),
        Map.of(),
        0L,
        null,
        depth(),
        retries,
        null,
        dead,
        recent(),
        List.of(),
        null);
  }

  private @Nullable CriticalTime recent() {
    return applied == 0 ? null : new CriticalTime(NOW, applied, List.of(applied));
  }
}
