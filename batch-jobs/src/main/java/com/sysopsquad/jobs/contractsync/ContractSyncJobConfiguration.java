package com.sysopsquad.jobs.contractsync;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.Flow;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * The job {@code contractSync}: one step per target, each on connections of its own role, so that
 * one target that is down does not block the other.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
@EnableConfigurationProperties(ContractSyncSettings.class)
class ContractSyncJobConfiguration {

  private static final int LONGEST_SILENCE_SECONDS = 300;

  private final JobRepository repository;
  private final ContractSyncSettings settings;
  private final Clock clock;

  ContractSyncJobConfiguration(
      JobRepository repository, ContractSyncSettings settings, Clock clock, ZoneId zone) {
    this.repository = repository;
    this.settings = settings;
    this.clock = clock.withZone(zone);
  }

  @Bean
  Step syncBilling() {
    return step("syncBilling", settings.billingUrl());
  }

  @Bean
  Step syncCustomer() {
    return step("syncCustomer", settings.customerUrl());
  }

  @Bean
  Job contractSync(Step syncBilling, Step syncCustomer) {
    return new JobBuilder(ContractSyncRuns.NAME, repository)
        .start(
            new FlowBuilder<SimpleFlow>("targets")
                .split(new SyncTaskExecutor())
                .add(only(syncBilling), only(syncCustomer))
                .build())
        .end()
        .build();
  }

  private static Flow only(Step step) {
    return new FlowBuilder<SimpleFlow>(step.getName() + "Flow").start(step).build();
  }

  private Step step(String name, String targetUrl) {
    return new StepBuilder(name, repository)
        .tasklet(
            new SyncTarget(
                new ReplicatingCatalog(source(settings.sourceUrl()), source(targetUrl), clock)),
            new ResourcelessTransactionManager())
        .build();
  }

  private DataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setApplicationName("contractSync");
    source.setConnectTimeout(10);
    source.setSocketTimeout(LONGEST_SILENCE_SECONDS);
    source.setTcpKeepAlive(true);
    return source;
  }
}
