package com.sysopsquad.jobs;

import com.sysopsquad.billing.BillingConfiguration;
import com.sysopsquad.billing.card.CardArrangementConfiguration;
import com.sysopsquad.billing.card.intake.CardIntakeConfiguration;
import com.sysopsquad.flows.cardarrangement.CardArrangementInbound;
import com.sysopsquad.flows.cardregistration.CardRegistrationInbound;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.flows.correction.CorrectionGateway;
import com.sysopsquad.flows.database.ClockHealthIndicator;
import com.sysopsquad.flows.database.DatabaseClock;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.neighbours.reporting.ReportingNeighbour;
import com.sysopsquad.neighbours.sysops.SysopsNeighbour;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The parts of the process: billing and its side of every conversation. Each role adds what only it
 * needs.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  BillingConfiguration.class,
  InvoiceGateway.class,
  PaymentProblemGateway.class,
  CorrectionGateway.class
})
class OperationsConfiguration {

  /** Applies the plans that customers chose, and their decisions on which card pays. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole(Role.SCHEDULER)
  @Import({
    SupportPlanInbound.class,
    CardArrangementInbound.class,
    CardArrangementConfiguration.class,
    CardStatusGateway.class
  })
  static class Plans {}

  /** The neighboring systems, each a separate quantum. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole(Role.NEIGHBOURS)
  @Import({SysopsNeighbour.class, ReportingNeighbour.class})
  static class Neighbours {}

  /** Stores dead letters, and reads the depths of queues. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
  @Import(MonitorConfiguration.class)
  static class Monitor {}

  /** Sends the requested replays. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole(Role.SCHEDULER)
  @Import(ReplayConfiguration.class)
  static class Replays {}

  /** Decrypts the cards that customers add; the private card key is read nowhere else. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnRole(Role.CARD_INTAKE)
  @Import({CardIntakeConfiguration.class, CardRegistrationInbound.class, CardStatusGateway.class})
  static class CardIntake {}

  /** The clock of billing's database, in the time zone of the business. */
  @Bean(destroyMethod = "stop")
  DatabaseClock clock(DataSource database, ZoneId businessZone) {
    return DatabaseClock.start(database, Clock.system(businessZone));
  }

  @Bean
  ClockHealthIndicator databaseClockHealthIndicator(DatabaseClock clock) {
    return new ClockHealthIndicator(clock);
  }

  /** The time zone of the business, for months, schedules and days of issue. */
  @Bean
  ZoneId businessZone(@Value("${sysops.time-zone}") ZoneId zone) {
    return zone;
  }
}
