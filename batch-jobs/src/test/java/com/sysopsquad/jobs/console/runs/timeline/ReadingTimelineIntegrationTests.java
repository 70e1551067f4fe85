package com.sysopsquad.jobs.console.runs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.ManyRuns;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A run of a routine job each minute, except every 5,000th. */
class ReadingTimelineIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  @AutoClose
  private static final ConfigurableApplicationContext PROCESS =
      RunTestApplication.start(DATABASE, "timeline");

  private final ReadingTimeline reading = new ReadingTimeline(PROCESS.getBean(Runs.class));

  @BeforeAll
  static void fill() {
    ManyRuns.add(DATABASE);
  }

  @Test
  void aDayIsCompleteIfOnlyRunsThatEndedBeforeItAreLeftOut() {
    Timeline day = hours(24);

    assertThat(day.complete()).isTrue();
    assertThat(day.routine()).hasSize(24 * 60 - 1);
    assertThat(day.routine().getFirst().createdAt()).isEqualTo(day.from());
  }

  @Test
  void ofMoreThanTwoThousandRunsTheLatestAreShownAndTheRestIsMissed() {
    Timeline days = hours(48);

    assertThat(days.complete()).isFalse();
    assertThat(days.routine()).hasSize(2_000);
    assertThat(days.routine().getLast().createdAt()).isEqualTo(days.until().minusSeconds(60));
  }

  private Timeline hours(int hours) {
    return reading.read(
        new TimelineQuery(LocalDateTime.of(2026, 2, 1, 0, 0), hours, ZoneOffset.UTC));
  }
}
