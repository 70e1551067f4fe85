package com.sysopsquad.portal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.account.RegisteringCustomers;
import com.sysopsquad.portal.account.Registration;
import com.sysopsquad.portal.card.sealing.CardKeys;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.NewTicket;
import com.sysopsquad.portal.ticket.TicketProgress;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Customers, contracts and messages for tests. */
@TestConfiguration(proxyBeanMethods = false)
class PortalFixture {

  static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
  static final String PASSWORD = "correct horse battery staple";

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Bean
  @Primary
  Clock standingClock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Bean
  Catalog catalog(Environment environment) {
    return new Catalog(
        JdbcClient.create(
            new DriverManagerDataSource(
                environment.getRequiredProperty("SYSOPS_CUSTOMER_DB_URL"),
                environment.getRequiredProperty("SYSOPS_CUSTOMER_DB_OWNER"),
                environment.getRequiredProperty("SYSOPS_CUSTOMER_DB_OWNER_PASSWORD"))));
  }

  @Bean
  TestCustomers testCustomers(
      RegisteringCustomers registering, RegisteringDevices devices, PasswordEncoder passwords) {
    return new TestCustomers(registering, devices, passwords.encode(PASSWORD));
  }

  @Bean
  TestTickets testTickets(SubmittingTickets submitting, Tickets tickets) {
    return new TestTickets(submitting, tickets);
  }

  @Bean
  SealedTestCards sealedTestCards(CardKeys keys) {
    return new SealedTestCards(keys);
  }

  /** Publishes contracts as contractSync would. */
  record Catalog(JdbcClient jdbc) {

    void publish(String code, String name, LocalDate effectiveFrom, String currency, long minor) {
      jdbc.sql(
              """
              insert into catalog.contract (code, name, description, response_hours, max_devices)
              values (?, ?, 'Remote help for the home', 24, 3)
              on conflict (code) do nothing
              """)
          .params(code, name)
          .update();
      jdbc.sql(
              """
              insert into catalog.contract_price (contract_code, effective_from, currency, monthly_minor)
              values (?, ?, ?, ?)
              on conflict do nothing
              """)
          .params(code, effectiveFrom, currency, minor)
          .update();
    }

    void publishUsual() {
      publish("HOME-3", "Home Trio", LocalDate.of(2024, 1, 1), "USD", 1_999);
      publish("HOME-3", "Home Trio", LocalDate.of(2026, 12, 1), "USD", 2_149);
      publish("GAMER-2", "Gamer Duo", LocalDate.of(2024, 1, 1), "USD", 1_875);
      publish("FUTURE-1", "Future", LocalDate.of(2027, 6, 1), "USD", 999);
      publish("OLD-1", "Old", LocalDate.of(2020, 1, 1), "USD", 999);
      jdbc.sql("update catalog.contract set withdrawn_on = '2026-06-01' where code = 'OLD-1'")
          .update();
    }
  }

  /** Registers customers that nobody else has. */
  record TestCustomers(
      RegisteringCustomers registering, RegisteringDevices devices, @Nullable String passwordHash) {

    Customer register(String name) {
      return registering.register(
          new Registration(
              name,
              "test" + COUNT.incrementAndGet() + "@example.test",
              new PostalAddress("1 Elm Street", "Sacramento", "CA", "95814"),
              passwordHash));
    }

    UUID registerPhone(Customer customer, String model) {
      UUID id = UUID.randomUUID();
      devices.register(customer.id(), id, "PHONE", "Acme", model, "");
      return id;
    }
  }

  /** Tickets on their way to sysops and back. */
  record TestTickets(SubmittingTickets submitting, Tickets tickets) {

    /** Submits a ticket that sysops then has. */
    void receive(Customer customer, UUID id) {
      submitting.submit(customer.id(), ticket(id, "No picture", "It stays black."), List.of());
      await(customer, id, TicketProgress.NEW);
    }

    /** Waits until sysops has told that. */
    void await(Customer customer, UUID id, TicketProgress progress) {
      Awaitility.await().until(() -> tickets.get(customer.id(), id).progress() == progress);
    }
  }

  /** A browser in which the customer is signed in. */
  static RequestPostProcessor as(Customer customer) {
    return user(new SignedInCustomer(new Credential(customer.id(), customer.name(), "")));
  }

  /** Makes something that the customer's sessions remember as old as this. */
  static <S extends Session> void age(
      FindByIndexNameSessionRepository<S> sessions, Customer customer, String mark, Duration by) {
    for (S session : sessions.findByPrincipalName(customer.id().toString()).values()) {
      session.setAttribute(mark, NOW.minus(by).toEpochMilli());
      sessions.save(session);
    }
  }

  static NewTicket ticket(UUID id, String title, String description) {
    return new NewTicket(id, title, description, TicketCategory.OTHER, TicketUrgency.NORMAL, null);
  }

  static InvoiceIssued invoice(
      UUID customerId, UUID planId, String number, LocalDate start, LocalDate end) {
    return new InvoiceIssued(
        UUID.nameUUIDFromBytes(number.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        number,
        customerId,
        planId,
        "Penultimate Electronics\n1 Reliable Way, Columbus OH",
        "Ada Barrow",
        "1 Elm Street\nSacramento CA 95814",
        start,
        end,
        LocalDate.of(2026, 11, 22),
        "USD",
        List.of(
            new InvoiceIssued.Line("Home Trio", 1_800, new BigDecimal("0.0725"), 131),
            new InvoiceIssued.Line("Extra device", 199, new BigDecimal("0.0725"), 14)),
        1_999,
        145,
        2_144,
        "visa",
        "4242",
        "pi_" + number,
        NOW);
  }

  static PaymentProblem problem(UUID customerId, UUID planId, LocalDate start, LocalDate end) {
    return new PaymentProblem(
        UUID.randomUUID(),
        customerId,
        planId,
        start,
        end,
        2_144L,
        "USD",
        "Your bank declined the charge.",
        "Add a different card.",
        NOW,
        null);
  }
}
