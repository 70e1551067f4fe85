package com.sysopsquad.jobs.payment.partition;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.inbox.work.WorkInbound;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.jobs.node.LiveRuns;
import com.sysopsquad.jobs.node.PartitionLeases;
import com.sysopsquad.jobs.payment.PaymentSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.Objects;
import org.slf4j.MDC;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Who processes the partitions of a run: this process, or workers that take them from a queue. */
@Configuration(proxyBeanMethods = false)
class PartitioningConfiguration {

  static final String PROPERTY = "sysops.payment.partitioning";

  @Bean
  @ConditionalOnProperty(name = PROPERTY, havingValue = "local", matchIfMissing = true)
  PartitionHandler billPartitions(
      BillingRuns runs, TaskletStep chargePartition, PaymentSettings settings) {
    var threads = new SimpleAsyncTaskExecutor("partition-");
    threads.setVirtualThreads(true);
    threads.setConcurrencyLimit(settings.concurrentPartitions());
    threads.setTaskDecorator(PartitioningConfiguration::namedAsItsRun);
    var partitions = new LocalPartitions(runs);
    partitions.setStep(chargePartition);
    partitions.setTaskExecutor(threads);
    return partitions;
  }

  /** What the thread of the run names in the log, the threads of its partitions name too. */
  private static Runnable namedAsItsRun(Runnable partition) {
    Map<String, String> names = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    return () -> {
      MDC.setContextMap(names);
      partition.run();
    };
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = PROPERTY, havingValue = "remote")
  static class Remote {

    @Bean
    PartitionRequests partitionRequests(ConnectionFactory connections, JsonMapper json) {
      var template = new JmsTemplate(connections);
      template.setSessionTransacted(true);
      return new PartitionRequests(template, json);
    }

    @Bean
    PartitionHandler billPartitions(
        BillingRuns runs,
        PartitionRequests requests,
        JobRepository repository,
        JdbcClient jdbc,
        PartitionLeases leases,
        PaymentSettings settings) {
      return new RemotePartitions(
          runs, requests, repository, new PartitionStates(jdbc), leases, settings);
    }

    @Bean
    @ConditionalOnRole(Role.WORKER)
    PartitionWorker partitionWorker(
        PartitionRequests requests,
        PartitionLeases leases,
        LiveRuns live,
        JobRepository repository,
        TaskletStep chargePartition) {
      return new PartitionWorker(requests, leases, live, repository, chargePartition);
    }

    /** Each partition is one long transaction of the broker: if a worker dies, it is returned. */
    @Bean
    @ConditionalOnRole(Role.WORKER)
    WorkInbound partitionInbound(
        InboundAdapters inbound, PartitionWorker worker, PaymentSettings settings) {
      return inbound.working(Queues.PARTITION, settings.concurrentPartitions(), worker);
    }
  }
}
