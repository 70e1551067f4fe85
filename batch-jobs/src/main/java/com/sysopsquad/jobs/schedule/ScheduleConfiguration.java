package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.schedule.due.DueStartRows;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import com.sysopsquad.jobs.schedule.due.JdbcCalendars;
import com.sysopsquad.jobs.schedule.due.PlanningStarts;
import com.sysopsquad.jobs.schedule.due.ScheduleRows;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Quartz with its clustered store in our own schema. Its tables are created by the migrations,
 * never by Quartz. A node that only has the console reads and changes the store but fires nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleSettings.class)
@ConditionalOnRole({Role.SCHEDULER, Role.CONSOLE})
class ScheduleConfiguration {

  /** How often due starts that wait are looked at. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Bean
  SchedulerFactoryBean quartz(
      DataSource dataSource,
      PlatformTransactionManager transactions,
      ApplicationContext context,
      Environment environment) {
    var jobs = new SpringBeanJobFactory();
    jobs.setApplicationContext(context);
    var quartz = new SchedulerFactoryBean();
    quartz.setSchedulerName("sysops");
    quartz.setDataSource(dataSource);
    quartz.setTransactionManager(transactions);
    quartz.setJobFactory(jobs);
    quartz.setQuartzProperties(properties());
    quartz.setWaitForJobsToCompleteOnShutdown(true);
    quartz.setAutoStartup(Role.of(environment).contains(Role.SCHEDULER));
    return quartz;
  }

  private static Properties properties() {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass", DueByTheDatabase.class.getName());
    properties.setProperty("org.quartz.jobStore.tablePrefix", "quartz.qrtz_");
    properties.setProperty("org.quartz.jobStore.useProperties", "true");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    properties.setProperty(
        "org.quartz.scheduler.idleWaitTime", String.valueOf(DueByTheDatabase.AHEAD_MILLIS));
    properties.setProperty(
        "org.quartz.jobStore.misfireThreshold", String.valueOf(DueByTheDatabase.MISSED_MILLIS));
    properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    properties.setProperty("org.quartz.threadPool.threadCount", "2");
    return properties;
  }

  @Bean
  ScheduleRows scheduleRows(JdbcClient jdbc, JsonMapper json) {
    return new ScheduleRows(jdbc, json);
  }

  @Bean
  DueStartRows dueStartRows(JdbcClient jdbc) {
    return new DueStartRows(jdbc);
  }

  @Bean
  JdbcCalendars calendars(
      JdbcClient jdbc,
      ScheduleRows rows,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    return new JdbcCalendars(jdbc, rows, audit, clock, transaction);
  }

  @Bean
  DueStarts dueStarts(
      ScheduleRows schedules,
      DueStartRows rows,
      JdbcCalendars calendars,
      LaunchRequests requests,
      Clock clock,
      TransactionTemplate transaction) {
    return new DueStarts(schedules, rows, calendars, requests, clock, transaction);
  }

  @Bean
  QuartzStore quartzStore(Scheduler scheduler, Clock clock) {
    return new QuartzStore(scheduler, clock);
  }

  @Bean
  CheckingDefinitions checkingDefinitions(Jobs jobs, JdbcCalendars calendars, Clock clock) {
    return new CheckingDefinitions(jobs, calendars, clock);
  }

  @Bean
  Schedules schedules(
      ScheduleRows rows,
      QuartzStore store,
      JdbcClient jdbc,
      JsonMapper json,
      CheckingDefinitions checking,
      JdbcCalendars calendars,
      DueStarts starts,
      DueStartRows due,
      Jobs jobs,
      LaunchRequests requests,
      RunControl control,
      Audit audit,
      Clock clock,
      TransactionTemplate transaction) {
    return new StoredSchedules(
        rows,
        store,
        new AskedChanges(jdbc, json),
        checking,
        new PlanningStarts(calendars, due, clock),
        starts,
        due,
        jobs,
        requests,
        control,
        audit,
        clock,
        transaction);
  }

  @Bean
  @ConditionalOnRole(Role.SCHEDULER)
  CarryingOutDueStarts carryingOutDueStarts(
      DueStarts starts, Schedules schedules, ScheduleRows rows, Clock clock) {
    return new CarryingOutDueStarts(starts, schedules, rows, clock, LOOK);
  }

  /** Runs before the scheduler starts to fire. */
  @Bean
  @ConditionalOnRole(Role.SCHEDULER)
  SmartInitializingSingleton configuredSchedules(
      ScheduleRows rows,
      QuartzStore store,
      CheckingDefinitions checking,
      ScheduleSettings settings,
      ZoneId businessZone,
      Clock clock,
      TransactionTemplate transaction) {
    return new ConfiguredSchedules(
            rows, store, checking, settings, businessZone, clock, transaction)
        ::bringUp;
  }
}
