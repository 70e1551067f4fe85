package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrend;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Failures over time, as bars and as a table.
 *
 * @param words the same in one sentence
 * @param bars one for each hour or day, the earliest first
 */
public record TrendView(String words, List<Bar> bars) {

  /** The failures of a period such as "24 hours". */
  public static TrendView of(DeadLetterTrend trend, String period, Formats formats) {
    long most = trend.counts().stream().mapToLong(Long::longValue).max().orElse(0);
    int size = trend.counts().size();
    Instant now = formats.now().toInstant();
    return new TrendView(
        "%s failed in the last %s".formatted(Formats.counted(trend.total(), "message"), period),
        IntStream.range(0, size)
            .mapToObj(
                place ->
                    Bar.of(
                        trend.counts().get(place),
                        most,
                        place,
                        size,
                        Timestamp.of(now.minus(trend.step().multipliedBy(size - place)), formats)))
            .toList());
  }

  /**
   * One hour or day.
   *
   * @param from when it begins
   * @param start where the bar begins, for example "12.50%"
   */
  record Bar(Timestamp from, String count, String start, String width, String top, String height) {

    private static final double GAP = 0.2;

    static Bar of(long count, long most, int place, int size, Timestamp from) {
      double height = most == 0 ? 0 : 100.0 * count / most;
      double width = 100.0 / size;
      return new Bar(
          from,
          Formats.number(count),
          share(place * width),
          share(width * (1 - GAP)),
          share(100 - height),
          share(height));
    }

    private static String share(double percent) {
      return String.format(Locale.ROOT, "%.2f%%", percent);
    }
  }
}
