package com.sysopsquad.jobs.console;

import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.run.RunHistory;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The console without the database and the broker; what needs these is in integration tests. */
@ComponentScan(
    basePackageClasses = ConsoleSlice.class,
    useDefaultFilters = false,
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern =
                ".*\\.console\\.(access\\.(AccessConfiguration|SignInController)"
                    + "|frame\\.(layout|problem)\\.\\w+(Controller|Problems)"
                    + "|frame\\.(layout\\.(Navigation|PageModel)|problem\\.StrictJson)"
                    + "|(home|jobs|runs(\\.\\w+)?|schedules|starts|queues|search)\\.\\w+PageController"
                    + "|(jobs|runs(\\.\\w+)?|schedules|starts|queues)\\.\\w+ApiController"
                    + "|home\\.Home|runs\\.(RunCounts|RunItems\\w*|FailedRuns|RoutineJobs)"
                    + "|jobs\\.ReadingJobs|runs\\.compare\\.ComparingRuns"
                    + "|runs\\.timeline\\.ReadingTimeline)"))
class ConsoleSlice {

  @Bean
  OperationsFixture fixture() {
    return new OperationsFixture();
  }

  @Bean
  Schedules schedules(OperationsFixture fixture) {
    return fixture.schedules();
  }

  @Bean
  RunHistory history(OperationsFixture fixture) {
    return fixture.history();
  }

  @Bean
  Calendars calendars(OperationsFixture fixture) {
    return fixture.calendars();
  }

  @Bean
  Starts starts(OperationsFixture fixture) {
    return fixture.starts();
  }

  @Bean
  Dependencies dependencies(OperationsFixture fixture) {
    return new Dependencies(
        Duration.ofSeconds(30), fixture::database, fixture::queues, fixture::warnings);
  }

  @Bean
  Formats formats(ZoneId zone, Clock clock) {
    return new Formats(zone, clock);
  }

  @Bean
  Clock clock() {
    return Clock.fixed(OperationsFixture.NOW, ZoneOffset.UTC);
  }

  @Bean
  ZoneId zone() {
    return ZoneId.of("America/New_York");
  }
}
