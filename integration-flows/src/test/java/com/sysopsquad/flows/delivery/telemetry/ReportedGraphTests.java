package com.sysopsquad.flows.delivery.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which reports carry the graph. */
class ReportedGraphTests {

  private EndpointGraph now = graph("one");
  private final ReportedGraph reported = new ReportedGraph(() -> now);

  @Test
  void theFirstReportCarriesItAndThenEverySixtieth() {
    assertThat(carriers(1, 130)).containsExactly(1L, 61L, 121L);
  }

  @Test
  void aChangeIsReportedWithinTwelveReports() {
    carriers(1, 5);
    now = graph("two");

    assertThat(carriers(6, 30)).containsExactly(13L);
  }

  @Test
  void aReportThatWasNotSentIsMadeUpFor() {
    reported.due(1);

    assertThat(carriers(2, 10)).containsExactly(2L);
  }

  @Test
  void afterTheConnectionWasLostTheNextReportCarriesIt() {
    carriers(1, 3);
    reported.forget();

    assertThat(carriers(4, 10)).containsExactly(4L);
  }

  @Test
  void aGraphThatCannotBeReadIsLeftOutAndReadAgainAfterTwelveReports() {
    AtomicInteger reads = new AtomicInteger();
    ReportedGraph broken =
        new ReportedGraph(
            () -> {
              reads.incrementAndGet();
              throw new IllegalStateException("closed");
            });

    LongStream.rangeClosed(1, 24).forEach(number -> assertThat(broken.due(number)).isNull());

    assertThat(reads).hasValue(2);
  }

  private List<Long> carriers(long first, long last) {
    List<Long> carriers = new ArrayList<>();
    LongStream.rangeClosed(first, last)
        .forEach(
            number -> {
              EndpointGraph due = reported.due(number);
              if (due != null) {
                reported.sent(due, number);
                carriers.add(number);
              }
            });
    return carriers;
  }

  private static EndpointGraph graph(String name) {
    return new EndpointGraph(
        List.of(new EndpointNode(1, name, "transformer", null)), List.of(), true);
  }
}
