package com.sysopsquad.portal;

import com.sysopsquad.flows.cardarrangement.CardArrangementGateway;
import com.sysopsquad.flows.cardregistration.CardRegistrationGateway;
import com.sysopsquad.flows.cardstatus.CardStatusInbound;
import com.sysopsquad.flows.correction.CorrectionInbound;
import com.sysopsquad.flows.database.ClockHealthIndicator;
import com.sysopsquad.flows.database.DatabaseClock;
import com.sysopsquad.flows.invoice.InvoiceInbound;
import com.sysopsquad.flows.notification.NotificationGateway;
import com.sysopsquad.flows.notification.NotificationInbound;
import com.sysopsquad.flows.paymentproblem.PaymentProblemInbound;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.survey.SurveyGateway;
import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.flows.ticketstatus.TicketStatusInbound;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The customer quantum: everything that a customer sees, with its own database. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({
  CardRegistrationGateway.class,
  CardArrangementGateway.class,
  SupportPlanGateway.class,
  CardStatusInbound.class,
  InvoiceInbound.class,
  PaymentProblemInbound.class,
  CorrectionInbound.class,
  TicketGateway.class,
  TicketStatusInbound.class,
  SurveyGateway.class,
  NotificationGateway.class,
  NotificationInbound.class
})
public class PortalApplication {

  private static final Path SETTINGS = Path.of("config/portal.yaml");

  /** Starts one replica of the portal. */
  public static void main(String[] args) {
    if (Files.isDirectory(SETTINGS) || !Files.isReadable(SETTINGS)) {
      System.err.printf(
          "portal: %s %s in %s. Start this in the folder that contains config/%n",
          SETTINGS,
          Files.exists(SETTINGS) ? "is not a readable file" : "is missing",
          Path.of("").toAbsolutePath());
      System.exit(1);
    }
    SpringApplication.run(PortalApplication.class, args);
  }

  /** The clock of the customer database. */
  @Bean(destroyMethod = "stop")
  DatabaseClock clock(DataSource database) {
    return DatabaseClock.start(database, Clock.systemUTC());
  }

  @Bean
  ClockHealthIndicator databaseClockHealthIndicator(DatabaseClock clock) {
    return new ClockHealthIndicator(clock);
  }

  /** The time zone that determines the current day; the same as billing's. */
  @Bean
  ZoneId businessZone(@Value("${sysops.time-zone}") ZoneId zone) {
    return zone;
  }
}
