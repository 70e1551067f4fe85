package com.sysopsquad.jobs.payment;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@code payment}: freezes the bills of a day, charges them, and checks that everything
 * adds up.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentJobConfiguration {

  private final JobRepository repository;

  PaymentJobConfiguration(JobRepository repository) {
    this.repository = repository;
  }

  @Bean
  TaskletStep openBillingRun(OpenBillingRunTasklet opening) {
    return step("openBillingRun", opening);
  }

  @Bean
  TaskletStep compareCharges(CompareChargesTasklet comparing) {
    return step("compareCharges", comparing);
  }

  @Bean
  Step chargeBills(PartitionHandler billPartitions) {
    return new StepBuilder("chargeBills", repository)
        .partitioner("chargeBills", new BillPartitions())
        .partitionHandler(billPartitions)
        .listener(BillingSteps.outage())
        .allowStartIfComplete(true)
        .build();
  }

  @Bean
  TaskletStep chargePartition(ChargePartitionTasklet charging) {
    var step = step("chargePartition", charging);
    // The tasklet itself checks for a stop, since it must first write the outcomes of open calls.
    step.setInterruptionPolicy(execution -> {});
    return step;
  }

  @Bean
  TaskletStep resolveOpenPayments(ResolveOpenPaymentsTasklet resolving) {
    return step("resolveOpenPayments", resolving);
  }

  /** Its name differs from that of its step, since there is a job with that name. */
  @Bean
  TaskletStep reconcileRun(ReconcileTasklet reconciling) {
    return step("reconcile", reconciling);
  }

  @Bean
  Job payment(
      Step openBillingRun,
      Step compareCharges,
      Step chargeBills,
      Step resolveOpenPayments,
      Step reconcileRun) {
    return new JobBuilder(PaymentRuns.NAME, repository)
        .start(openBillingRun)
        .next(compareCharges)
        .next(chargeBills)
        .next(resolveOpenPayments)
        .next(reconcileRun)
        .build();
  }

  private TaskletStep step(String name, Tasklet tasklet) {
    return BillingSteps.step(name, repository, tasklet);
  }
}
