package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.jobs.run.Outage;
import java.util.List;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * Builds the steps of jobs that charge cards. A step holds no database transaction while it works:
 * billing-core opens its own, short ones. It may run again, since its results are in the database,
 * and a provider that is down counts as an outage.
 */
public final class BillingSteps {

  private BillingSteps() {}

  /** A step that executes the tasklet. */
  public static TaskletStep step(String name, JobRepository repository, Tasklet tasklet) {
    return new StepBuilder(name, repository)
        .tasklet(tasklet, new ResourcelessTransactionManager())
        .listener(outage())
        .allowStartIfComplete(true)
        .build();
  }

  static Outage outage() {
    return new Outage(List.of(ProviderUnavailable.class));
  }
}
