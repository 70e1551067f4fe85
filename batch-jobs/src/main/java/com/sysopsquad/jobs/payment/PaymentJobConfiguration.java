package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.payment.ProviderUnavailable;
import com.sysopsquad.jobs.run.Outage;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job {@code payment}. No step holds a database transaction while it works: billing-core opens
 * its own, short ones, and the provider is called outside of them. Every step may run again when
 * the run is restarted, since what is done stands in bills and attempts.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentJobConfiguration {

  private final JobRepository repository;

  PaymentJobConfiguration(JobRepository repository) {
    this.repository = repository;
  }

  @Bean
  TaskletStep openBillingRun(OpeningRun opening) {
    return step("openBillingRun", opening);
  }

  @Bean
  Step chargeBills(PartitionHandler billPartitions) {
    return new StepBuilder("chargeBills", repository)
        .partitioner("chargeBills", new BillPartitions())
        .partitionHandler(billPartitions)
        .listener(outage())
        .allowStartIfComplete(true)
        .build();
  }

  @Bean
  TaskletStep chargePartition(ChargingPartition charging) {
    var step = step("chargePartition", charging);
    // The tasklet itself looks for a stop: it must bring to an end what is in flight.
    step.setInterruptionPolicy(execution -> {});
    return step;
  }

  @Bean
  TaskletStep resolveOpenPayments(ResolvingPayments resolving) {
    return step("resolveOpenPayments", resolving);
  }

  @Bean
  TaskletStep reconcile(ReconcilingRun reconciling) {
    return step("reconcile", reconciling);
  }

  @Bean
  Job payment(Step openBillingRun, Step chargeBills, Step resolveOpenPayments, Step reconcile) {
    return new JobBuilder(PaymentRuns.NAME, repository)
        .start(openBillingRun)
        .next(chargeBills)
        .next(resolveOpenPayments)
        .next(reconcile)
        .build();
  }

  private TaskletStep step(String name, Tasklet tasklet) {
    return new StepBuilder(name, repository)
        .tasklet(tasklet, new ResourcelessTransactionManager())
        .listener(outage())
        .allowStartIfComplete(true)
        .build();
  }

  private static Outage outage() {
    return new Outage(List.of(ProviderUnavailable.class));
  }
}
