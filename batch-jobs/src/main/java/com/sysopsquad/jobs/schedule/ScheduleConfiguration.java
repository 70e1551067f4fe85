package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.RunControl;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.scheduling.quartz.SpringBeanJobFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Quartz with its clustered store in our own schema. Its tables are created by the migrations,
 * never by Quartz. A node that only has the console reads and changes the store but fires nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleSettings.class)
@ConditionalOnRole({Role.SCHEDULER, Role.CONSOLE})
class ScheduleConfiguration {

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
  Schedules schedules(
      Scheduler scheduler, LaunchRequests requests, RunControl control, Audit audit, Clock clock) {
    return new QuartzSchedules(scheduler, requests, control, audit, clock);
  }

  /** Runs before the scheduler starts to fire. */
  @Bean
  @ConditionalOnRole(Role.SCHEDULER)
  SmartInitializingSingleton configuredSchedules(
      Scheduler scheduler, Jobs jobs, ScheduleSettings settings, ZoneId businessZone, Clock clock) {
    var schedules = new ConfiguredSchedules(scheduler, jobs, settings, businessZone, clock);
    return () -> {
      try {
        schedules.bringUp();
      } catch (SchedulerException failure) {
        throw new IllegalStateException("The schedules cannot be stored", failure);
      }
    };
  }
}
