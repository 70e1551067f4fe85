package com.sysopsquad.jobs.console;

import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusInbound;
import com.sysopsquad.flows.ticketstatus.TicketStatusReceiver;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The customer quantum's real flows for tickets, with a database of its own. */
final class CustomerSide implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  CustomerSide() {
    TestPlatform platform = TestPlatform.start();
    TestPlatform.Database database = platform.freshDatabase("customer");
    Map<String, String> env = platform.env();
    context =
        new SpringApplicationBuilder(Flows.class)
            .web(WebApplicationType.NONE)
            .run(
                "--spring.config.name=none",
                "--spring.main.banner-mode=off",
                "--spring.batch.job.enabled=false",
                "--logging.level.org.apache.activemq.audit=off",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.flyway.url=" + database.url(),
                "--spring.flyway.user=" + database.owner(),
                "--spring.flyway.password=" + database.ownerPassword(),
                "--spring.flyway.locations=classpath:db/delivery",
                "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + platform.brokerUrl(),
                "--spring.artemis.user=" + env.get("SYSOPS_BROKER_CUSTOMER_USER"),
                "--spring.artemis.password=" + env.get("SYSOPS_BROKER_CUSTOMER_PASSWORD"),
                "--sysops.delivery.source=customer");
  }

  void submit(TicketSubmitted ticket) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> context.getBean(TicketGateway.class).send(List.of(ticket)));
  }

  /** What was told about a ticket, in order. */
  List<String> told(UUID ticket) {
    return context.getBean(ReceivedStatuses.class).statuses().stream()
        .filter(status -> status.ticketId().equals(ticket))
        .map(status -> "%s %s".formatted(status.state(), status.note()))
        .toList();
  }

  @Override
  public void close() {
    context.close();
  }

  /** The statuses that came in. */
  record ReceivedStatuses(List<TicketStatusChanged> statuses) implements TicketStatusReceiver {

    @Override
    public void receive(List<TicketStatusChanged> arrived) {
      statuses.addAll(arrived);
    }
  }

  @EnableAutoConfiguration(
      exclude = QuartzAutoConfiguration.class,
      excludeName = "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration")
  @Import({TicketGateway.class, TicketStatusInbound.class})
  static class Flows {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    ReceivedStatuses receivedStatuses() {
      return new ReceivedStatuses(new CopyOnWriteArrayList<>());
    }
  }
}
