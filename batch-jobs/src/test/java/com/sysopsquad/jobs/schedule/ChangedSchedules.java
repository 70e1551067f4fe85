package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.RepeatableJob;
import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process with schedules, a job that others wait for, and one that two people change. */
abstract class ChangedSchedules {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final String EVERY_YEAR = "0 0 4 1 1 ?";
  static final String DAILY = "0 0 4 * * ?";
  static final Map<String, String> DAY = Map.of(RunTestApplication.DOCUMENT, "{day}");

  static final TestPlatform.Database DATABASE = TestPlatform.start().freshDatabase("billing");

  static ConfigurableApplicationContext process;
  static Schedules schedules;
  static Calendars calendars;
  static DueStarts starts;

  /** Schedules, a job that others wait for, and one that two people change. */
  @Import({RunTestApplication.class, ScheduleConfiguration.class})
  static class Application {

    @Bean
    ZoneId businessZone() {
      return NEW_YORK;
    }

    @Bean
    Job syncing(JobRepository repository) {
      return new JobBuilder("syncing", repository)
          .start(
              new StepBuilder("sync", repository)
                  .tasklet(
                      (contribution, chunk) -> RepeatStatus.FINISHED,
                      new ResourcelessTransactionManager())
                  .build())
          .build();
    }

    @Bean
    LaunchableJob syncingRuns(Clock clock) {
      return new RepeatableJob("syncing", clock) {
        @Override
        public String description() {
          return "Syncs.";
        }
      };
    }

    @Bean
    LaunchableJob payingRuns(Clock clock) {
      return new RepeatableJob("paying", clock) {
        @Override
        public String description() {
          return "Pays.";
        }

        @Override
        public Optional<SecondPerson> secondPerson(Map<String, String> identity) {
          return Optional.of(new SecondPerson("Paying takes two.", false));
        }
      };
    }
  }

  @BeforeAll
  static void start() {
    process = RunTestApplication.start(Application.class, DATABASE, "one:8081");
    schedules = process.getBean(Schedules.class);
    calendars = process.getBean(Calendars.class);
    starts = process.getBean(DueStarts.class);
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  static void create(String name, ScheduleDefinition definition) {
    schedules.change(ScheduleChange.create(name, definition), "a test", "ada");
  }

  /** A schedule of which each change takes two. */
  static void createPaying(String name) {
    var definition = ScheduleDefinition.of("paying", EVERY_YEAR, NEW_YORK, Map.of(), Misfire.SKIP);
    long created =
        schedules.change(ScheduleChange.create(name, definition), "we begin", "ada").orElseThrow();
    schedules.confirm(created, "bob");
  }

  static ScheduleDefinition copying(String cron, Map<String, String> parameters) {
    return ScheduleDefinition.of("copying", cron, NEW_YORK, parameters, Misfire.SKIP);
  }

  static ScheduleDefinition each(String cron) {
    return ScheduleDefinition.of("copying", cron, NEW_YORK, DAY, Misfire.FIRE_EACH);
  }

  static ScheduleDefinition withCalendar(String calendar, OnHoliday onHoliday) {
    return new ScheduleDefinition(
        "copying",
        EVERY_YEAR,
        NEW_YORK,
        DAY,
        Misfire.SKIP,
        calendar,
        onHoliday,
        null,
        ScheduleDefinition.DEFAULT_WAIT);
  }

  static ScheduleDefinition after(String job) {
    return new ScheduleDefinition(
        "copying",
        EVERY_YEAR,
        NEW_YORK,
        DAY,
        Misfire.SKIP,
        null,
        OnHoliday.SKIP,
        job,
        ScheduleDefinition.DEFAULT_WAIT);
  }

  static Instant due(String day) {
    return LocalDate.parse(day).atTime(4, 0).atZone(NEW_YORK).toInstant();
  }

  static List<String> requested(String schedule) {
    return JdbcClient.create(DATABASE.migrating())
        .sql(
            """
            select parameters ->> 'document' from ops.launch_request
            where schedule = :schedule order by id
            """)
        .param("schedule", schedule)
        .query(String.class)
        .list();
  }
}
