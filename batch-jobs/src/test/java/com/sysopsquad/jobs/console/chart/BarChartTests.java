package com.sysopsquad.jobs.console.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sysopsquad.jobs.console.chart.BarChart.Range;
import com.sysopsquad.jobs.console.chart.BarChart.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarChartTests {

  @Test
  void barsShareTheWidthAndStandOnOneLine() {
    BarChart chart = chart(null, 50, 100, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(chart.bars()).extracting(BarChart.Bar::x).startsWith("1.000%", "11.000%");
    assertThat(chart.bars()).extracting(BarChart.Bar::width).containsOnly("8.000%");
    assertThat(chart.bars()).extracting(BarChart.Bar::height).startsWith(48, 96);
    assertThat(chart.bars())
        .allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(chart.base()));
  }

  @Test
  void aFewBarsAreNarrowAndEachIsInTheMiddleOfItsPlace() {
    assertThat(chart(null, 50).bars())
        .extracting(BarChart.Bar::x, BarChart.Bar::width)
        .containsExactly(tuple("45.000%", "10.000%"));
    assertThat(chart(null, 50, 100).bars())
        .extracting(BarChart.Bar::x, BarChart.Bar::width)
        .containsExactly(tuple("20.000%", "10.000%"), tuple("70.000%", "10.000%"));
  }

  @Test
  void aSmallValueIsSeenAndNothingIsNot() {
    assertThat(chart(null, 0, 1, 1_000_000).bars())
        .extracting(BarChart.Bar::height)
        .containsExactly(0, 1, 96);
  }

  @Test
  void valuesThatAreAllNothingAreDrawn() {
    assertThat(chart(null, 0, 0).bars()).extracting(BarChart.Bar::height).containsOnly(0);
  }

  @Test
  void theUsualRangeHasRoom() {
    BarChart chart = chart(new Range(0, 100, 200), 100);

    assertThat(chart.band()).isEqualTo(new BarChart.Band(20, 96, 68));
    assertThat(chart.bars().getFirst().height()).isEqualTo(48);
  }

  @Test
  void hugeValuesDoNotOverflow() {
    assertThat(chart(null, Long.MAX_VALUE, Long.MAX_VALUE / 2).bars())
        .extracting(BarChart.Bar::height)
        .containsExactly(96, 48);
  }

  private static BarChart chart(@Nullable Range usual, long... amounts) {
    List<Value> values =
        Arrays.stream(amounts).mapToObj(amount -> new Value(amount, Look.DONE, "a value")).toList();
    return BarChart.of("Values", "most", "first", "last", usual, values);
  }
}
