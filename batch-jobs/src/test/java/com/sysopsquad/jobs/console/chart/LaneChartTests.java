package com.sysopsquad.jobs.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.console.chart.LaneChart.Box;
import com.sysopsquad.jobs.console.chart.LaneChart.Mark;
import com.sysopsquad.jobs.console.chart.LaneChart.Piece;
import com.sysopsquad.jobs.console.chart.LaneChart.Row;
import com.sysopsquad.jobs.console.chart.LaneChart.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneChartTests {

  private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant UNTIL = FROM.plus(Duration.ofHours(10));

  @Test
  void aPieceIsWhereItsTimeIs() {
    assertThat(box(hour(1), hour(3))).isEqualTo(new Box("10.000%", "20.000%", "is-done", "it"));
  }

  @Test
  void whatIsOutsideIsCutOff() {
    assertThat(box(FROM.minusSeconds(7_200), hour(1)).x()).isEqualTo("0.000%");
    assertThat(box(FROM.minusSeconds(7_200), hour(1)).width()).isEqualTo("10.000%");
    assertThat(box(hour(9), hour(15)).width()).isEqualTo("10.000%");
  }

  @Test
  void aShortPieceIsSeenEvenAtTheEnd() {
    Box last = box(UNTIL, UNTIL);

    assertThat(last.width()).isEqualTo("0.400%");
    assertThat(last.x()).isEqualTo("99.600%");
  }

  @Test
  void lanesAreBelowEachOther() {
    LaneChart chart =
        LaneChart.of(
            "Two",
            FROM,
            UNTIL,
            List.of(),
            List.of(new Row("a", List.of()), new Row("b", List.of())));

    assertThat(chart.lanes()).extracting(LaneChart.Lane::textY).containsExactly(39, 77);
    assertThat(chart.height()).isEqualTo(100);
  }

  @Test
  void textsOfTheAxisStayInside() {
    LaneChart chart =
        LaneChart.of(
            "Marks",
            FROM,
            UNTIL,
            List.of(new Mark(FROM, "a"), new Mark(hour(5), "b"), new Mark(UNTIL, "c")),
            List.of());

    assertThat(chart.ticks())
        .containsExactly(
            new Tick("0.000%", "a", "at-start"),
            new Tick("50.000%", "b", "in-middle"),
            new Tick("100.000%", "c", "at-end"));
  }

  private static Box box(Instant from, Instant until) {
    return LaneChart.of(
            "One",
            FROM,
            UNTIL,
            List.of(),
            List.of(new Row("a", List.of(new Piece(from, until, Look.DONE, "it")))))
        .lanes()
        .getFirst()
        .boxes()
        .getFirst();
  }

  private static Instant hour(int hours) {
    return FROM.plus(Duration.ofHours(hours));
  }
}
