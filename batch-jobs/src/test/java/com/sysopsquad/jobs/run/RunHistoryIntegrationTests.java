package com.sysopsquad.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.RunFilter.Routine;
import com.sysopsquad.jobs.run.Runs.Position;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Lists of runs where there are 100,000, nearly all of one routine job. */
class RunHistoryIntegrationTests {

  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final int ATTEMPTS = 9;

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  @AutoClose
  private static final ConfigurableApplicationContext PROCESS =
      RunTestApplication.start(DATABASE, "history");

  private final Runs runs = PROCESS.getBean(Runs.class);

  @BeforeAll
  static void fill() {
    ManyRuns.add(DATABASE);
  }

  static List<RunFilter> filters() {
    return List.of(
        RunFilter.ALL,
        RunFilter.of("rare"),
        RunFilter.of("copying"),
        RunFilter.of("copying").in(RunState.FAILED),
        RunFilter.of("rare").in(RunState.RUNNING),
        RunFilter.ALL.in(RunState.COMPLETED),
        filter(Routine.ONLY, null, null, null, null),
        filter(Routine.WITH, "ada", null, null, null),
        filter(Routine.ONLY, null, minute(500), minute(600), null),
        filter(Routine.WITH, null, null, minute(600), null),
        filter(Routine.WITH, null, null, null, "document 77"),
        filter(Routine.ONLY, "ada", null, minute(60_000), "document 2500"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void aPageTakesLessThanATenthOfASecondWhereverItIs(RunFilter filter) {
    for (var position :
        List.of(
            Position.NEWEST, Position.before(50_000), Position.before(40), Position.after(40))) {
      var times =
          IntStream.range(0, ATTEMPTS)
              .mapToObj(
                  attempt -> {
                    long begin = System.nanoTime();
                    runs.list(filter, position, 21);
                    return Duration.ofNanos(System.nanoTime() - begin);
                  })
              .sorted()
              .toList();

      assertThat(times.get(ATTEMPTS / 2)).as("%s %s", filter, position).isLessThan(LIMIT);
    }
  }

  @Test
  void pagesHoldEachRunOnceOlderAndNewer() {
    var older = new ArrayList<Long>();
    var position = Position.NEWEST;
    for (var page = ids(position); !page.isEmpty(); page = ids(position)) {
      older.addAll(page);
      position = Position.before(page.getLast());
    }

    assertThat(older)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 20).map(n -> (21 - n) * 5_000).boxed().toList());
    assertThat(ids(Position.after(older.get(7)))).containsExactlyElementsOf(older.subList(0, 7));
    assertThat(ids(Position.after(older.get(15)))).containsExactlyElementsOf(older.subList(8, 15));
    assertThat(ids(Position.after(older.getFirst()))).isEmpty();
  }

  @Test
  void runsAreFoundByStateActorTimeAndParameter() {
    assertThat(ids(RunFilter.of("copying").in(RunState.FAILED), 200)).hasSize(100);
    assertThat(ids(RunFilter.of("rare").in(RunState.FAILED), 200)).isEmpty();
    assertThat(ids(filter(Routine.WITH, "ada", null, null, null), 200)).hasSize(40);
    assertThat(ids(filter(Routine.ONLY, "ada", null, null, null), 200)).hasSize(20);
    assertThat(ids(filter(Routine.WITH, null, minute(500), minute(503), null), 200))
        .containsExactly(502L, 501L, 500L);
    assertThat(ids(filter(Routine.WITH, null, null, null, "document 77"), 200))
        .containsExactly(77L);
    assertThat(
            ids(
                new RunFilter(null, Routine.WITH, null, null, null, null, "other", "document 77"),
                200))
        .isEmpty();
    assertThat(ids(filter(Routine.WITHOUT, null, null, null, null), 200)).isEmpty();
    assertThat(runs.running()).isZero();
  }

  private List<Long> ids(Position position) {
    return runs.list(RunFilter.of("rare"), position, 7).stream().map(Runs.Summary::id).toList();
  }

  private List<Long> ids(RunFilter filter, int size) {
    return runs.latest(filter, size).stream().map(Runs.Summary::id).toList();
  }

  private static RunFilter filter(
      Routine routine,
      @Nullable String actor,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String value) {
    return new RunFilter(null, routine, null, actor, from, until, null, value);
  }

  private static Instant minute(long n) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(n));
  }
}
