package com.sysopsquad.jobs.metrics;

import com.sysopsquad.flows.delivery.telemetry.MetricsSettings;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Runs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every node that has the console or the schedules publishes the same figures. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class MetricsConfiguration {

  @Bean
  JobMeters jobMeters(
      JdbcClient jdbc,
      Jobs jobs,
      Runs runs,
      MetricsSettings settings,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new JobMeters(
        quantum,
        jobs,
        new ReadingJobFigures(jdbc, new LatestOutcomes(jobs, runs)),
        settings.every());
  }
}
