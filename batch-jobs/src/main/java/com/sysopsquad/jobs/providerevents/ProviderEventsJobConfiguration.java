package com.sysopsquad.jobs.providerevents;

import com.sysopsquad.billing.event.EventSums;
import com.sysopsquad.billing.event.FollowingProvider;
import com.sysopsquad.jobs.payment.BillingSteps;
import com.sysopsquad.jobs.payment.Fences;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code providerEvents}: follows what the payment provider does by itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class ProviderEventsJobConfiguration {

  private final JobRepository repository;

  ProviderEventsJobConfiguration(JobRepository repository) {
    this.repository = repository;
  }

  @Bean
  ProviderEventsRuns providerEventsRuns(EventSums sums, Clock clock) {
    return new ProviderEventsRuns(sums, clock);
  }

  @Bean
  Step followProvider(FollowingProvider following, Fences fences) {
    return BillingSteps.step(
        "followProvider", repository, new FollowProviderTasklet(following, fences));
  }

  @Bean
  Job providerEvents(Step followProvider) {
    return new JobBuilder(ProviderEventsRuns.NAME, repository).start(followProvider).build();
  }
}
