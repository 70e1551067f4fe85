package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.card.CardDetachmentConfiguration;
import com.sysopsquad.billing.card.DetachingCards;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.ChargingFurtherAttempts;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
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
import org.springframework.context.annotation.Import;

/** The job {@code collection}: charges unpaid bills again whose customers have another card. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
@Import(CardDetachmentConfiguration.class)
class CollectionJobConfiguration {

  private final JobRepository repository;
  private final Fences fences;

  CollectionJobConfiguration(JobRepository repository, Fences fences) {
    this.repository = repository;
    this.fences = fences;
  }

  @Bean
  CollectionRuns collectionRuns(HoldingBilling holding, Clock clock) {
    return new CollectionRuns(holding, clock);
  }

  @Bean
  Step openFurtherAttempts(OpeningFurtherAttempts opening) {
    return BillingSteps.step(
        "openFurtherAttempts", repository, new OpenFurtherAttemptsTasklet(opening, fences));
  }

  @Bean
  Step chargeFurtherAttempts(ChargingFurtherAttempts charging) {
    return BillingSteps.step(
        "chargeFurtherAttempts", repository, new ChargeFurtherAttemptsTasklet(charging, fences));
  }

  @Bean
  Step detachCards(DetachingCards detaching) {
    return BillingSteps.step("detachCards", repository, new DetachCardsTasklet(detaching));
  }

  /** Its first step and the last but one are those of the job {@code payment}. */
  @Bean
  Job collection(
      Step compareCharges,
      Step openFurtherAttempts,
      Step chargeFurtherAttempts,
      Step resolveOpenPayments,
      Step detachCards) {
    return new JobBuilder(CollectionRuns.NAME, repository)
        .start(compareCharges)
        .next(openFurtherAttempts)
        .next(chargeFurtherAttempts)
        .next(resolveOpenPayments)
        .next(detachCards)
        .build();
  }
}
