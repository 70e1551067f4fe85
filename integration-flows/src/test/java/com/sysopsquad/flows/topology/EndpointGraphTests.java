package com.sysopsquad.flows.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointLink;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What remains of a graph that nobody should have sent. */
class EndpointGraphTests {

  @Test
  void aGraphOfUsualSizeStaysAsItIs() {
    EndpointGraph graph =
        new EndpointGraph(
            List.of(node(1, "surveyInbox"), node(2, "surveyReader")),
            List.of(new EndpointLink(1, 2, "output")),
            true);

    assertThat(graph.bounded()).isEqualTo(graph);
  }

  @Test
  void tenThousandNodesAreCutAndSaidToBe() {
    EndpointGraph graph = chain(10_000, "x".repeat(1_000)).bounded();

    assertThat(graph.nodes()).hasSize(200);
    assertThat(graph.links()).hasSize(199);
    assertThat(graph.complete()).isFalse();
    assertThat(graph.nodes().getFirst().name()).hasSize(100);
  }

  @Test
  void theLongestGraphFitsIntoAReport() {
    List<EndpointNode> nodes =
        LongStream.range(0, 10_000)
            .mapToObj(
                id -> new EndpointNode(id, "\"".repeat(500), "\\".repeat(500), "😀".repeat(99)))
            .toList();
    List<EndpointLink> links =
        LongStream.range(0, 10_000)
            .mapToObj(id -> new EndpointLink(id % 150, id / 150 % 150, "\"".repeat(500)))
            .toList();

    String json =
        new JsonMapper().writeValueAsString(new EndpointGraph(nodes, links, true).bounded());

    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(300_000);
  }

  @Test
  void linksThatLeadNowhereAndNodesOfTheSameIdAreDropped() {
    EndpointGraph graph =
        new EndpointGraph(
                List.of(node(1, "a"), node(1, "b"), node(2, "c")),
                List.of(
                    new EndpointLink(1, 3, "output"),
                    new EndpointLink(2, 1, "output"),
                    new EndpointLink(2, 1, "output")),
                true)
            .bounded();

    assertThat(graph.nodes()).extracting(EndpointNode::name).containsExactly("a", "c");
    assertThat(graph.links()).containsExactly(new EndpointLink(2, 1, "output"));
    assertThat(graph.complete()).isFalse();
  }

  @Test
  void charactersThatCannotBeSeenAreReplaced() {
    String name = "a\u0000b\u202Ec\nd\u200Be";

    assertThat(new EndpointGraph(List.of(node(1, name)), List.of(), true).bounded().nodes())
        .extracting(EndpointNode::name)
        .containsExactly("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  }

  private static EndpointNode node(long id, String name) {
    return new EndpointNode(id, name, "transformer", null);
  }

  private static EndpointGraph chain(int nodes, String name) {
    return new EndpointGraph(
        LongStream.range(0, nodes).mapToObj(id -> node(id, name)).toList(),
        LongStream.range(1, nodes).mapToObj(id -> new EndpointLink(id - 1, id, "output")).toList(),
        true);
  }
}
