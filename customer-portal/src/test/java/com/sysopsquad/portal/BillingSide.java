package com.sysopsquad.portal;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangementInbound;
import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationInbound;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.flows.correction.CorrectionGateway;
import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusGateway;
import com.sysopsquad.neighbours.NeighbourQuantum;
import com.sysopsquad.neighbours.reporting.ReportingNeighbour;
import com.sysopsquad.neighbours.sysops.SysopsNeighbour;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What stands at the other end of the queues in these tests: the real flows of billing with a
 * database of its own, which remember what came in and send what a test wants, and the real quanta
 * next door.
 */
final class BillingSide {

  private static @Nullable BillingSide running;

  private final ConfigurableApplicationContext context;
  private final Received received;
  private final TestPlatform.Database reporting;

  private BillingSide(TestPlatform.Database reporting, ConfigurableApplicationContext context) {
    this.reporting = reporting;
    this.context = context;
    this.received = context.getBean(Received.class);
  }

  static synchronized BillingSide start() {
    if (running == null) {
      TestPlatform platform = TestPlatform.start();
      TestPlatform.Database database = platform.freshDatabase("billing");
      TestPlatform.Database sysops = platform.freshDatabase("sysops");
      TestPlatform.Database reporting = platform.freshDatabase("reporting");
      Map<String, String> env = platform.env();
      running =
          new BillingSide(
              reporting,
              new SpringApplicationBuilder(Flows.class)
                  .web(WebApplicationType.NONE)
                  .registerShutdownHook(false)
                  .run(
                      "--spring.config.name=none",
                      "--spring.main.banner-mode=off",
                      "--logging.level.org.apache.activemq.audit=off",
                      "--logging.level.org.springframework.integration=warn",
                      "--spring.datasource.url=" + database.url(),
                      "--spring.datasource.username=" + database.user(),
                      "--spring.datasource.password=" + database.password(),
                      "--spring.flyway.url=" + database.url(),
                      "--spring.flyway.user=" + database.owner(),
                      "--spring.flyway.password=" + database.ownerPassword(),
                      "--spring.flyway.locations=classpath:db/delivery",
                      "--spring.artemis.mode=native",
                      "--spring.artemis.broker-url=" + platform.brokerUrl(),
                      "--spring.artemis.user=" + env.get("SYSOPS_BROKER_BILLING_USER"),
                      "--spring.artemis.password=" + env.get("SYSOPS_BROKER_BILLING_PASSWORD"),
                      "--sysops.delivery.source=billing",
                      "--sysops.neighbours.sysops.url=" + sysops.url(),
                      "--sysops.neighbours.sysops.user=" + sysops.user(),
                      "--sysops.neighbours.sysops.password=" + sysops.password(),
                      "--sysops.neighbours.sysops.owner=" + sysops.owner(),
                      "--sysops.neighbours.sysops.owner-password=" + sysops.ownerPassword(),
                      "--sysops.neighbours.sysops.broker-user="
                          + env.get("SYSOPS_BROKER_SYSOPS_USER"),
                      "--sysops.neighbours.sysops.broker-password="
                          + env.get("SYSOPS_BROKER_SYSOPS_PASSWORD"),
                      "--sysops.neighbours.sysops.contracts=../config/contracts.csv",
                      "--sysops.neighbours.reporting.url=" + reporting.url(),
                      "--sysops.neighbours.reporting.user=" + reporting.user(),
                      "--sysops.neighbours.reporting.password=" + reporting.password(),
                      "--sysops.neighbours.reporting.owner=" + reporting.owner(),
                      "--sysops.neighbours.reporting.owner-password=" + reporting.ownerPassword(),
                      "--sysops.neighbours.reporting.broker-user="
                          + env.get("SYSOPS_BROKER_REPORTING_USER"),
                      "--sysops.neighbours.reporting.broker-password="
                          + env.get("SYSOPS_BROKER_REPORTING_PASSWORD")));
    }
    return running;
  }

  List<PlanChosen> plans() {
    return received.plans();
  }

  /** What was told about the plans of a customer. */
  List<PlanChosen> plansOf(UUID customerId) {
    return plans().stream()
        .filter(plan -> plan.customer().customerId().equals(customerId))
        .toList();
  }

  List<CardHandedIn> cards() {
    return received.cards();
  }

  List<CardArranged> arrangements() {
    return received.arrangements();
  }

  /** The tickets of the quantum next door. */
  SysopsTickets tickets() {
    return context.getBean(SysopsTickets.class);
  }

  /** Experts work on a new ticket until it is resolved. */
  void resolve(UUID ticket) {
    move(ticket, TicketState.ASSIGNED, null);
    move(ticket, TicketState.IN_PROGRESS, null);
    move(ticket, TicketState.RESOLVED, "A new cable.");
  }

  /** An expert moves a ticket as it is now; returns its next version. */
  long move(UUID ticket, TicketState to, @Nullable String note) {
    return tickets().move(ticket, to, tickets().find(ticket).version(), note, "olive").version();
  }

  /** What reporting has stored of a ticket's survey. */
  List<String> answers(UUID ticket) {
    return JdbcClient.create(reporting.app())
        .sql(
            "select concat_ws(' ', rating, comment) from reporting.survey_answer where ticket_id = ?")
        .param(ticket)
        .query(String.class)
        .list();
  }

  /** Sends what sysops itself would never send, such as an old status. */
  void send(TicketStatusChanged... statuses) {
    NeighbourQuantum sysops = context.getBean("sysopsQuantum", NeighbourQuantum.class);
    TransactionTemplate transactions =
        sysops.ask(PlatformTransactionManager.class, TransactionTemplate::new);
    TicketStatusGateway gateway = sysops.ask(TicketStatusGateway.class, bean -> bean);
    transactions.executeWithoutResult(status -> gateway.send(List.of(statuses)));
  }

  void send(InvoiceIssued... invoices) {
    sending(InvoiceGateway.class, gateway -> gateway.send(List.of(invoices)));
  }

  void send(CardStatusChanged... statuses) {
    sending(CardStatusGateway.class, gateway -> gateway.send(List.of(statuses)));
  }

  void send(PaymentProblem... problems) {
    sending(PaymentProblemGateway.class, gateway -> gateway.send(List.of(problems)));
  }

  void send(CorrectionMade correction) {
    sending(CorrectionGateway.class, gateway -> gateway.send(correction));
  }

  private <G> void sending(Class<G> gateway, Consumer<G> call) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(status -> call.accept(context.getBean(gateway)));
  }

  /** What came in. */
  record Received(
      List<PlanChosen> plans, List<CardHandedIn> cards, List<CardArranged> arrangements) {}

  @EnableAutoConfiguration
  @Import({
    CardRegistrationInbound.class,
    CardArrangementInbound.class,
    SupportPlanInbound.class,
    CardStatusGateway.class,
    InvoiceGateway.class,
    PaymentProblemGateway.class,
    CorrectionGateway.class,
    SysopsNeighbour.class,
    ReportingNeighbour.class
  })
  static class Flows {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    ZoneId zone() {
      return ZoneOffset.UTC;
    }

    @Bean
    Received received() {
      return new Received(
          new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }

    @Bean
    SupportPlanReceiver subscriptionUpdates(Received received) {
      return received.plans()::addAll;
    }

    @Bean
    CardArrangementReceiver cardArrangementUpdates(Received received) {
      return received.arrangements()::addAll;
    }

    @Bean
    CardRegistrationReceiver<CardHandedIn> cardIntake(Received received) {
      return new CardRegistrationReceiver<>() {
        @Override
        public CardHandedIn decide(CardHandedIn card) {
          return card;
        }

        @Override
        public void onGivenUp(CardHandedIn card) {
          throw new IllegalStateException("Every card is recorded here");
        }

        @Override
        public void receive(List<CardHandedIn> cards) {
          received.cards().addAll(cards);
        }
      };
    }
  }
}
