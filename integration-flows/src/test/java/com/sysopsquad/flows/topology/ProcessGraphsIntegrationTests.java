package com.sysopsquad.flows.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operations keeps of the graphs that processes report. */
class ProcessGraphsIntegrationTests {

  private static final TestPlatform.Database DATABASE = TestQuantum.database("billing");
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.app());

  private final ProcessGraphs graphs = new ProcessGraphs(JDBC);

  @BeforeEach
  void empty() {
    JDBC.sql("delete from ops.process").update();
  }

  @Test
  void aProcessIsReadWithTheGraphThatItLastReported() {
    UUID process = process("billing", "a", 0);
    graphs.keep(process, "billing", 1, graph("old", Queues.SUPPORT_PLAN));
    List<ProcessGraph> before = graphs.processes();
    graphs.keep(process, "billing", 61, graph("new", Queues.SUPPORT_PLAN));

    assertThat(before)
        .extracting(ProcessGraph::graph)
        .containsExactly(graph("old", Queues.SUPPORT_PLAN));
    assertThat(graphs.processes())
        .extracting(ProcessGraph::graph)
        .containsExactly(graph("new", Queues.SUPPORT_PLAN));
  }

  @Test
  void aProcessWithoutAGraphIsThereToo() {
    process("sysops", "an older version", 0);

    assertThat(graphs.processes())
        .extracting(ProcessGraph::graph)
        .containsExactly(EndpointGraph.NONE);
  }

  @Test
  void aProcessIsSilentWithinFifteenSeconds() {
    process("billing", "heard", 5);
    process("billing", "silent", 15);

    assertThat(graphs.processes()).extracting(ProcessGraph::isSilent).containsExactly(false, true);
    assertThat(graphs.processes().getLast().silentFor())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aQueueOfAnotherQuantumIsNotBelieved() {
    UUID process = process("customer", "portal", 0);
    graphs.keep(process, "customer", 1, graph("thief", Queues.CARD_REGISTRATION));

    assertThat(graphs.processes().getFirst().graph())
        .isEqualTo(
            new EndpointGraph(
                List.of(
                    new EndpointNode(1, "thief", "inbox:message-driven-channel-adapter", null),
                    new EndpointNode(2, "reader", "transformer", null)),
                List.of(new EndpointLink(1, 2, "output")),
                true));
  }

  @Test
  void theGraphOfAForgottenProcessIsForgotten() {
    graphs.keep(process("billing", "a", 0), "billing", 1, graph("x", Queues.SUPPORT_PLAN));

    JDBC.sql("delete from ops.process").update();

    assertThat(JDBC.sql("select count(*) from ops.process_graph").query(Long.class).single())
        .isZero();
  }

  @Test
  void noMoreThanTheHundredLatestAreRead() {
    for (int i = 0; i < 103; i++) {
      process("customer", "portal " + i, i);
    }

    assertThat(graphs.processes())
        .hasSize(100)
        .extracting(ProcessGraph::name)
        .doesNotContain("portal 100", "portal 101", "portal 102");
  }

  private static UUID process(String quantum, String name, int silent) {
    UUID id = UUID.randomUUID();
    JDBC.sql(
            """
            insert into ops.process (id, quantum, name, started_at, number, heard_at)
            values (?, ?, ?, now(), 1, clock_timestamp() - make_interval(secs => ?))
            """)
        .params(id, quantum, name, silent)
        .update();
    return id;
  }

  private static EndpointGraph graph(String name, String queue) {
    return new EndpointGraph(
        List.of(
            new EndpointNode(1, name, "inbox:message-driven-channel-adapter", queue),
            new EndpointNode(2, "reader", "transformer", null)),
        List.of(new EndpointLink(1, 2, "output")),
        true);
  }
}
