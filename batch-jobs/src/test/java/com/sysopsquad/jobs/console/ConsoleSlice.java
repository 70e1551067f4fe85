package com.sysopsquad.jobs.console;

import com.sysopsquad.jobs.schedule.Schedules;
import java.time.Clock;
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
                ".*\\.console\\.(ConsoleConfiguration|RunCounts|access\\.AccessConfiguration"
                    + "|api\\.(Jobs|Runs|Schedules|UnknownEndpoint)Controller|api\\.ProblemsAdvice"
                    + "|page\\.(SignIn|RunPage|Start|SchedulePage)Controller"
                    + "|page\\.Page(Model|Problems))"))
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
  Clock clock() {
    return Clock.fixed(OperationsFixture.NOW, ZoneOffset.UTC);
  }

  @Bean
  ZoneId zone() {
    return ZoneId.of("America/New_York");
  }
}
