package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side, as the page shows them.
 *
 * @param sameJob whether both are of one job
 */
record ComparisonView(
    SideView a,
    SideView b,
    boolean sameJob,
    List<LineView> parameters,
    List<LineView> durations,
    List<LineView> counts,
    List<LineView> money) {

  private static final String NONE = "–";

  static ComparisonView of(Comparison comparison, Formats formats) {
    return new ComparisonView(
        SideView.of(comparison.a(), formats),
        SideView.of(comparison.b(), formats),
        comparison.a().job().equals(comparison.b().job()),
        comparison.parameters().stream()
            .map(
                parameter ->
                    new LineView(
                        Formats.label(parameter.name()),
                        value(parameter.a(), formats),
                        value(parameter.b(), formats),
                        parameter.differs() ? "Different" : "Same"))
            .toList(),
        comparison.durations().stream()
            .map(
                line ->
                    line(
                        line,
                        millis -> Formats.exact(Duration.ofMillis(millis)),
                        line.what().equals(Comparison.WHOLE_RUN)))
            .toList(),
        comparison.counts().stream().map(line -> line(line, Formats::number, true)).toList(),
        comparison.money().stream()
            .map(
                money ->
                    line(
                        money.line(Formats.label(money.outcome()) + ", " + money.currency()),
                        minor -> Formats.money(minor, money.currency()),
                        false))
            .toList());
  }

  /** Both runs, the first one first. */
  public List<SideView> sides() {
    return List.of(a, b);
  }

  private static String value(@Nullable String value, Formats formats) {
    return value == null ? NONE : formats.value(value);
  }

  /** The names of steps stay as they are. */
  private static LineView line(Comparison.Line line, LongFunction<String> words, boolean label) {
    Long a = line.a();
    Long b = line.b();
    return new LineView(
        label ? Formats.label(line.what()) : line.what(),
        a == null ? NONE : words.apply(a),
        b == null ? NONE : words.apply(b),
        difference(line.difference(), words));
  }

  private static String difference(@Nullable Long difference, LongFunction<String> words) {
    if (difference == null) {
      return NONE;
    }
    String text = words.apply(Math.abs(difference));
    return text.equals(words.apply(0)) ? "Same" : (difference > 0 ? "+" : "−") + text;
  }

  /** One of the two runs. */
  record SideView(long id, String job, Badge state, Timestamp started, String startedBy) {

    static SideView of(Run run, Formats formats) {
      return new SideView(
          run.id(),
          run.job(),
          Badge.of(run.state()),
          Timestamp.of(run.startedAt(), formats),
          run.startedBy());
    }
  }

  /** A value of both, and the difference from the first to the second. */
  record LineView(String what, String a, String b, String difference) {}
}
