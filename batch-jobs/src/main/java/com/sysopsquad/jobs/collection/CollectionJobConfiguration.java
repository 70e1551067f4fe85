package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.payment.ProviderUnavailable;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Outage;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@code collection}. No step holds a database transaction while it works: billing-core
 * opens its own, and the provider is called outside of them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class CollectionJobConfiguration {

  private final JobRepository repository;

  CollectionJobConfiguration(JobRepository repository) {
    this.repository = repository;
  }

  @Bean
  Step openAttempts(OpeningAttempts opening) {
    return step("openAttempts", opening);
  }

  @Bean
  Step sendAttempts(SendingAttempts sending) {
    return step("sendAttempts", sending);
  }

  @Bean
  Job collection(Step openAttempts, Step sendAttempts) {
    return new JobBuilder(CollectionRuns.NAME, repository)
        .start(openAttempts)
        .next(sendAttempts)
        .build();
  }

  private Step step(String name, Tasklet tasklet) {
    return new StepBuilder(name, repository)
        .tasklet(tasklet, new ResourcelessTransactionManager())
        .listener(new Outage(List.of(ProviderUnavailable.class)))
        .allowStartIfComplete(true)
        .build();
  }
}
