package com.sysopsquad.jobs.collection;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.card.CardDetachmentConfiguration;
import com.sysopsquad.billing.card.DetachingCards;
import com.sysopsquad.billing.correction.RefundingEndedPlans;
import com.sysopsquad.billing.correction.SettlingRefunds;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.ChargingBills;
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

/**
 * The job {@code collection}: charges plans that start today and came after the day's run, charges
 * unpaid bills again whose customers have another card or were declined temporarily, and makes and
 * settles refunds.
 */
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
  Step openNewcomersRun(OpeningBillingRuns opening) {
    return BillingSteps.step("openNewcomersRun", repository, new OpenNewcomersRunTasklet(opening));
  }

  @Bean
  Step chargeNewcomers(BillingRuns runs, ChargingBills charging, Clock clock) {
    return BillingSteps.step(
        "chargeNewcomers", repository, new ChargeNewcomersTasklet(runs, charging, fences, clock));
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
  Step refundEndedPlans(RefundingEndedPlans refunding) {
    return BillingSteps.step(
        "refundEndedPlans", repository, new RefundEndedPlansTasklet(refunding));
  }

  @Bean
  Step settleRefunds(SettlingRefunds settling) {
    return BillingSteps.step("settleRefunds", repository, new SettleRefundsTasklet(settling));
  }

  @Bean
  Step detachCards(DetachingCards detaching) {
    return BillingSteps.step("detachCards", repository, new DetachCardsTasklet(detaching));
  }

  /**
   * Two of its steps are those of the job {@code payment}. Bills are frozen again after a restore
   * before the charges are compared, so that charges can be adopted.
   */
  @Bean
  Job collection(
      Step openNewcomersRun,
      Step compareCharges,
      Step chargeNewcomers,
      Step openFurtherAttempts,
      Step chargeFurtherAttempts,
      Step resolveOpenPayments,
      Step refundEndedPlans,
      Step settleRefunds,
      Step detachCards) {
    return new JobBuilder(CollectionRuns.NAME, repository)
        .start(openNewcomersRun)
        .next(compareCharges)
        .next(chargeNewcomers)
        .next(openFurtherAttempts)
        .next(chargeFurtherAttempts)
        .next(resolveOpenPayments)
        .next(refundEndedPlans)
        .next(settleRefunds)
        .next(detachCards)
        .build();
  }
}
