package com.sysopsquad.jobs.reconcile;

import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import com.sysopsquad.jobs.payment.BillingSteps;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code reconcile}: compares payments with the provider's own list of charges. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class ReconcileJobConfiguration {

  private final JobRepository repository;

  ReconcileJobConfiguration(JobRepository repository) {
    this.repository = repository;
  }

  @Bean
  ReconcileJobRuns reconcileJobRuns(Clock clock, ZoneId zone) {
    return new ReconcileJobRuns(clock, zone);
  }

  @Bean
  Step reconcileCharges(ReconcilingCharges reconciling, ReconcileJobRuns runs) {
    return BillingSteps.step(
        "reconcileCharges", repository, new ReconcileChargesTasklet(reconciling, runs));
  }

  @Bean
  Job reconcile(Step reconcileCharges) {
    return new JobBuilder(ReconcileJobRuns.NAME, repository).start(reconcileCharges).build();
  }
}
