package com.sysopsquad.flows.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.SurveyAnswered;
import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketClosed;
import com.sysopsquad.flows.message.TicketCommented;
import com.sysopsquad.flows.message.TicketDevice;
import com.sysopsquad.flows.message.TicketPhoto;
import com.sysopsquad.flows.message.TicketRequest;
import com.sysopsquad.flows.message.TicketState;
import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.flows.message.TicketUrgency;
import com.sysopsquad.flows.neighbours.reporting.ReportingNeighbour;
import com.sysopsquad.flows.neighbours.sysops.MoveNotPossible;
import com.sysopsquad.flows.neighbours.sysops.NoSuchTicket;
import com.sysopsquad.flows.neighbours.sysops.SysopsNeighbour;
import com.sysopsquad.flows.neighbours.sysops.SysopsTickets;
import com.sysopsquad.flows.neighbours.sysops.TicketChange;
import com.sysopsquad.flows.neighbours.sysops.TicketComment;
import com.sysopsquad.flows.survey.SurveyDispatch;
import com.sysopsquad.flows.survey.SurveyOutbound;
import com.sysopsquad.flows.ticket.TicketDispatch;
import com.sysopsquad.flows.ticket.TicketOutbound;
import com.sysopsquad.flows.ticket.TicketStatusInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets and surveys from the customer quantum to the quanta next door, and back. */
class NeighboursIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static TestPlatform.Database sysops;
  private static TestPlatform.Database reporting;
  private static TestQuantum customer;
  private static TestQuantum operations;
  private static SysopsTickets tickets;

  @Configuration(proxyBeanMethods = false)
  static class Zone {

    @Bean
    ZoneId zone() {
      return ZoneOffset.UTC;
    }
  }

  @BeforeAll
  static void start() {
    TestPlatform platform = TestPlatform.start();
    platform.purgeQueues();
    sysops = platform.freshDatabase("sysops");
    reporting = platform.freshDatabase("reporting");
    customer =
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            TicketOutbound.class,
            TicketStatusInbound.class,
            SurveyOutbound.class,
            RecordingStatuses.class);
    operations = operations(sysops.url());
    tickets = operations.bean(SysopsTickets.class);
  }

  @AfterAll
  static void stop() {
    operations.close();
    customer.close();
  }

  @Test
  void aTicketIsTakenInAndItsCustomerIsTold() {
    TicketSubmitted ticket = ticket();

    submit(ticket);

    await().atMost(PATIENCE).until(() -> told(ticket).equals(List.of("1 NEW")));
    assertThat(tickets.find(ticket.ticketId()))
        .satisfies(
            taken -> {
              assertThat(taken.customerName()).isEqualTo("Ada Byron");
              assertThat(taken.address()).isEqualTo("1 Main St\nReno, NV 89501");
              assertThat(taken.title()).isEqualTo("No picture");
              assertThat(taken.submittedAt()).isEqualTo(NOON);
              assertThat(taken.next()).containsExactly(TicketState.ASSIGNED);
              assertThat(taken.number()).isEqualTo("T-100001");
              assertThat(taken.category()).isEqualTo(TicketCategory.HARDWARE);
              assertThat(taken.urgency()).isEqualTo(TicketUrgency.HIGH);
              assertThat(taken.device()).isEqualTo("Acme Wide, TELEVISION, serial number W-1");
            });
    assertThat(tickets.newest(0, 50)).contains(tickets.find(ticket.ticketId()));
    assertThat(tickets.photos(ticket.ticketId())).isEqualTo(ticket.photos());
  }

  @Test
  void aTicketOfAnOlderSenderIsTakenIn() {
    TicketSubmitted full = ticket();
    TicketSubmitted ticket =
        new TicketSubmitted(
            full.ticketId(),
            full.customer(),
            full.title(),
            full.description(),
            NOON,
            null,
            null,
            null,
            null,
            null);

    submit(ticket);

    await().atMost(PATIENCE).until(() -> told(ticket).equals(List.of("1 NEW")));
    assertThat(tickets.find(ticket.ticketId()).urgency()).isNull();
    assertThat(tickets.photos(ticket.ticketId())).isEmpty();
  }

  @Test
  void commentsComeOnceAndInOrder() {
    TicketSubmitted ticket = ticket();
    TicketPhoto photo = photo();
    TicketCommented first = comment(ticket, "It smells, too.", photo);

    submit(ticket, first, comment(ticket, "Now it smokes.", photo()), first);
    submit(closed(ticket));

    await().atMost(PATIENCE).until(() -> told(ticket).size() == 2);
    assertThat(tickets.comments(ticket.ticketId()))
        .extracting(TicketComment::text)
        .containsExactly("It smells, too.", "Now it smokes.");
    assertThat(tickets.photos(ticket.ticketId())).hasSize(3).contains(photo);
  }

  @Test
  void aCustomerClosesATicketInWhateverStateAndExpertsAreToldSo() {
    TicketSubmitted ticket = takenIn();
    move(ticket, TicketState.ASSIGNED, 1);

    submit(closed(ticket), closed(ticket));

    await().atMost(PATIENCE).until(() -> told(ticket).size() == 3);
    assertThat(told(ticket)).containsExactly("1 NEW", "2 ASSIGNED", "3 CLOSED");
    assertThatThrownBy(() -> move(ticket, TicketState.IN_PROGRESS, 2))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("it is CLOSED");
    assertThatThrownBy(() -> move(ticket, TicketState.IN_PROGRESS, 3))
        .isInstanceOf(MoveNotPossible.class);
    assertThat(tickets.changes(ticket.ticketId()))
        .extracting(TicketChange::actor)
        .containsExactly("customer", "olive", "customer");
  }

  @Test
  void everyMoveReachesTheCustomerInOrder() {
    TicketSubmitted ticket = takenIn();

    move(ticket, TicketState.ASSIGNED, 1);
    move(ticket, TicketState.IN_PROGRESS, 2);
    move(ticket, TicketState.RESOLVED, 3);
    move(ticket, TicketState.IN_PROGRESS, 4);
    move(ticket, TicketState.RESOLVED, 5);
    move(ticket, TicketState.CLOSED, 6);

    await().atMost(PATIENCE).until(() -> told(ticket).size() == 7);
    assertThat(told(ticket))
        .containsExactly(
            "1 NEW",
            "2 ASSIGNED",
            "3 IN_PROGRESS",
            "4 RESOLVED",
            "5 IN_PROGRESS",
            "6 RESOLVED",
            "7 CLOSED");
    assertThat(tickets.changes(ticket.ticketId()))
        .extracting(TicketChange::actor)
        .containsExactly("customer", "olive", "olive", "olive", "olive", "olive", "olive");
  }

  @Test
  void theSameTicketAgainIsTakenInOnce() {
    TicketSubmitted ticket = takenIn();

    submit(ticket, ticket);
    TicketSubmitted later = ticket();
    submit(later);

    await().atMost(PATIENCE).until(() -> told(later).size() == 1);
    await().atMost(PATIENCE).until(() -> inboxOfSysopsIsQuiet());
    assertThat(told(ticket)).containsExactly("1 NEW");
    assertThat(tickets.changes(ticket.ticketId())).hasSize(1);
  }

  @Test
  void anImpossibleMoveIsRefusedWithASentenceAndNobodyIsTold() {
    TicketSubmitted ticket = takenIn();

    assertThatThrownBy(() -> move(ticket, TicketState.RESOLVED, 1))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("is NEW: it can become ASSIGNED, and not RESOLVED.");
    assertThatThrownBy(() -> move(ticket, TicketState.ASSIGNED, 7))
        .isInstanceOf(MoveNotPossible.class)
        .hasMessageContaining("is at version 1 by now, and not at 7: it is NEW.");
    assertThatThrownBy(
            () -> tickets.move(UUID.randomUUID(), TicketState.ASSIGNED, 1, null, "olive"))
        .isInstanceOf(NoSuchTicket.class);

    move(ticket, TicketState.ASSIGNED, 1);
    await().atMost(PATIENCE).until(() -> told(ticket).size() == 2);
    assertThat(told(ticket)).containsExactly("1 NEW", "2 ASSIGNED");
  }

  @Test
  void ofManyMovesAtOnceOneIsMade() throws Exception {
    TicketSubmitted ticket = takenIn();
    Callable<Boolean> attempt =
        () -> {
          try {
            move(ticket, TicketState.ASSIGNED, 1);
            return true;
          } catch (MoveNotPossible refused) {
            return false;
          }
        };

    long made = 0;
    try (ExecutorService experts = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : experts.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
        made += result.get() ? 1 : 0;
      }
    }

    assertThat(made).isOne();
    assertThat(tickets.find(ticket.ticketId()).version()).isEqualTo(2);
  }

  @Test
  void reportingKeepsTheFirstAnswerOfATicket() {
    UUID ticket = UUID.randomUUID();
    UUID another = UUID.randomUUID();

    answer(ticket, 5, "Quick and kind");
    answer(ticket, 1, "Changed my mind");
    answer(another, 3, null);

    JdbcClient database = JdbcClient.create(reporting.app());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database
                    .sql("select count(*) from delivery.inbox")
                    .query(Long.class)
                    .single()
                    .equals(3L));
    assertThat(
            database
                .sql(
                    "select rating || ' ' || comment from reporting.survey_answer where ticket_id = ?")
                .param(ticket)
                .query(String.class)
                .list())
        .containsExactly("5 Quick and kind");
    assertThat(
            database
                .sql("select count(*) from reporting.survey_answer where ticket_id = ?")
                .param(another)
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void theProcessStartsWhileANeighboursDatabaseIsDownAndNothingIsLost() {
    TestPlatform.Database late = TestPlatform.start().freshDatabase("sysops");
    operations.close();
    TicketSubmitted ticket = ticket();
    try (Gate gate = new Gate(late.url());
        TestQuantum without = operations(gate.through(late.url()))) {
      submit(ticket);
      SysopsTickets away = without.bean(SysopsTickets.class);
      assertThatThrownBy(() -> away.newest(0, 10))
          .isInstanceOf(NeighbourAway.class)
          .hasMessageContaining("try again when it is back");
      assertThat(health(without, "sysopsHealthIndicator").getDetails().toString())
          .contains("The quantum sysops is interrupted since", "refused");
      assertThat(health(without, "reportingHealthIndicator").getStatus()).isEqualTo(Status.UP);

      gate.open();
      await().atMost(PATIENCE).until(() -> told(ticket).equals(List.of("1 NEW")));
      await()
          .atMost(PATIENCE)
          .until(() -> health(without, "sysopsHealthIndicator").getStatus().equals(Status.UP));

      gate.shut();
      TicketSubmitted meanwhile = ticket();
      submit(meanwhile);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> away.find(ticket.ticketId()))
                      .isInstanceOf(NeighbourAway.class));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(health(without, "sysopsHealthIndicator").getDetails().toString())
                      .contains("Sending is interrupted since"));

      gate.open();
      await().atMost(PATIENCE).until(() -> told(meanwhile).equals(List.of("1 NEW")));
      await()
          .atMost(PATIENCE)
          .until(() -> health(without, "sysopsHealthIndicator").getStatus().equals(Status.UP));
    } finally {
      operations = operations(sysops.url());
      tickets = operations.bean(SysopsTickets.class);
    }
  }

  private static Health health(TestQuantum quantum, String indicator) {
    return quantum.bean(indicator, DeliveryHealthIndicator.class).health();
  }

  private static TestQuantum operations(String sysopsUrl) {
    Map<String, String> env = TestPlatform.start().env();
    Map<String, String> settings = new HashMap<>();
    settings.put("sysops.catalogue.url", sysopsUrl);
    settings.put("sysops.catalogue.contracts", "../config/contracts.csv");
    settings.put("sysops.reporting.url", reporting.url());
    for (String name : List.of("catalogue", "reporting")) {
      String variable = name.equals("catalogue") ? "CATALOGUE" : "REPORTING";
      String prefix = "sysops." + name + ".";
      settings.put(prefix + "user", env.get("SYSOPS_" + variable + "_DB_USER"));
      settings.put(prefix + "password", env.get("SYSOPS_" + variable + "_DB_PASSWORD"));
      settings.put(prefix + "owner", env.get("SYSOPS_" + variable + "_DB_OWNER"));
      settings.put(prefix + "owner-password", env.get("SYSOPS_" + variable + "_DB_OWNER_PASSWORD"));
      settings.put(prefix + "broker-user", env.get("SYSOPS_BROKER_" + variable + "_USER"));
      settings.put(prefix + "broker-password", env.get("SYSOPS_BROKER_" + variable + "_PASSWORD"));
    }
    return TestQuantum.start(
        "billing",
        TestQuantum.database("billing"),
        settings,
        SysopsNeighbour.class,
        ReportingNeighbour.class,
        Zone.class);
  }

  private static TicketSubmitted ticket() {
    return new TicketSubmitted(
        UUID.randomUUID(),
        new CustomerDetails(
            UUID.randomUUID(),
            1,
            "Ada Byron",
            "ada@example.org",
            "1 Main St",
            "Reno",
            "NV",
            "89501"),
        "No picture",
        "The television stays black.",
        NOON,
        "T-100001",
        TicketCategory.HARDWARE,
        TicketUrgency.HIGH,
        new TicketDevice(UUID.randomUUID(), "TELEVISION", "Acme", "Wide", "W-1"),
        List.of(photo()));
  }

  private static TicketPhoto photo() {
    return new TicketPhoto(UUID.randomUUID(), "image/jpeg", 12_345, "0a".repeat(32));
  }

  private static TicketCommented comment(TicketSubmitted ticket, String text, TicketPhoto photo) {
    return new TicketCommented(
        UUID.randomUUID(),
        ticket.ticketId(),
        ticket.customer().customerId(),
        text,
        List.of(photo),
        NOON);
  }

  private static TicketClosed closed(TicketSubmitted ticket) {
    return new TicketClosed(ticket.ticketId(), ticket.customer().customerId(), NOON);
  }

  private static TicketSubmitted takenIn() {
    TicketSubmitted ticket = ticket();
    submit(ticket);
    await().atMost(PATIENCE).until(() -> told(ticket).size() == 1);
    return ticket;
  }

  private static void submit(TicketRequest... submitted) {
    customer.inTransaction(() -> customer.bean(TicketDispatch.class).submit(List.of(submitted)));
  }

  private static void move(TicketSubmitted ticket, TicketState to, long version) {
    tickets.move(ticket.ticketId(), to, version, null, "olive");
  }

  private static void answer(UUID ticket, int rating, @Nullable String comment) {
    customer.inTransaction(
        () ->
            customer
                .bean(SurveyDispatch.class)
                .submit(
                    List.of(new SurveyAnswered(ticket, UUID.randomUUID(), rating, comment, NOON))));
  }

  private static List<String> told(TicketSubmitted ticket) {
    return customer
        .jdbc()
        .sql("select version || ' ' || note from effect.applied where subject = ? order by n")
        .param(ticket.subject())
        .query(String.class)
        .list();
  }

  private static boolean inboxOfSysopsIsQuiet() {
    JdbcClient database = JdbcClient.create(sysops.app());
    long arrived = database.sql("select count(*) from delivery.inbox").query(Long.class).single();
    return arrived > database.sql("select count(*) from sysops.ticket").query(Long.class).single();
  }
}
