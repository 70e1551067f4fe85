package com.sysopsquad.system.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The answers to a crowd.
 *
 * @param time from the first request to the last answer
 * @param latency how long each answer took, in microseconds; empty if the crowd was busy
 */
record CrowdAnswers(Duration time, long views, long submissions, Histogram latency) {

  private static final String MARK = "crowd ";

  /**
   * Reads the output of {@code crowd.lua}.
   *
   * @throws IllegalStateException if not every request was answered correctly
   */
  static CrowdAnswers read(String output) {
    List<String> lines =
        output.lines().filter(line -> line.startsWith(MARK)).map(String::strip).toList();
    long unanswered = count(lines, "unanswered", output);
    long broken = count(lines, "broken", output);
    List<String> refusals = values(lines, "refusals").distinct().toList();
    if (unanswered > 0 || broken > 0 || !refusals.isEmpty()) {
      throw new IllegalStateException(
          "%d requests without an answer, %d broken connections, unexpected answers: %s"
              .formatted(unanswered, broken, refusals));
    }
    Histogram latency = new Histogram(3);
    values(lines, "latencies")
        .flatMap(each -> Stream.of(each.split(" ")))
        .forEach(micros -> latency.recordValue(Long.parseLong(micros)));
    return new CrowdAnswers(
        Duration.ofNanos(count(lines, "time", output) * 1_000),
        count(lines, "views", output),
        count(lines, "submissions", output),
        latency);
  }

  double perSecond() {
    return Figure.perSecond(views + submissions, time);
  }

  double micros(double percentile) {
    return latency.getValueAtPercentile(percentile);
  }

  private static Stream<String> values(List<String> lines, String name) {
    String start = MARK + name + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(l -> l.substring(start.length()));
  }

  private static long count(List<String> lines, String name, String output) {
    return values(lines, name)
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("wrk has said no " + name + ": " + output));
  }
}
