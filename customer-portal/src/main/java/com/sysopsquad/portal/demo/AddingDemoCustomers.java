package com.sysopsquad.portal.demo;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.RegisteringCustomers;
import com.sysopsquad.portal.account.Registration;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.plan.ChoosingPlan;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds demonstration customers as if they had signed up themselves: registered, with a plan for the
 * current month and a card. Existing customers do not change.
 */
@Service
class AddingDemoCustomers {

  private final RegisteringCustomers registering;
  private final ChoosingPlan choosingPlan;
  private final HandingInCard handingInCard;
  private final Contracts contracts;
  private final BusinessCalendar calendar;
  private final CardSealer sealer;
  private final JdbcClient jdbc;

  AddingDemoCustomers(
      RegisteringCustomers registering,
      ChoosingPlan choosingPlan,
      HandingInCard handingInCard,
      Contracts contracts,
      BusinessCalendar calendar,
      CardSealer sealer,
      JdbcClient jdbc) {
    this.registering = registering;
    this.choosingPlan = choosingPlan;
    this.handingInCard = handingInCard;
    this.contracts = contracts;
    this.calendar = calendar;
    this.sealer = sealer;
    this.jdbc = jdbc;
  }

  /** Whether contracts are available for a plan that starts this month. */
  boolean possible() {
    return !onSaleAllMonth().isEmpty();
  }

  /** Whether the n-th customer exists. */
  boolean exists(int n) {
    return !existing(List.of(new DemoCustomer(n))).isEmpty();
  }

  /**
   * Adds the customers from the first to the last, all or none. Only one portal at a time adds.
   *
   * @param signingIn customers up to this number get the password
   */
  @Transactional
  void add(int first, int last, int signingIn, @Nullable String passwordHash) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('demo'))").query((row, number) -> 1).single();
    List<DemoCustomer> customers =
        IntStream.rangeClosed(first, last).mapToObj(DemoCustomer::new).toList();
    Set<String> existing = existing(customers);
    List<SupportContract> onSale = onSaleAllMonth();
    for (DemoCustomer customer : customers) {
      if (!existing.contains(customer.email())) {
        add(customer, customer.n() <= signingIn ? passwordHash : null, customer.pick(onSale));
      }
    }
  }

  private void add(DemoCustomer demo, @Nullable String passwordHash, SupportContract contract) {
    Customer customer =
        registering.register(
            new Registration(demo.name(), demo.email(), demo.address(), passwordHash));
    YearMonth month = calendar.month();
    choosingPlan.choose(customer.id(), contract.code(), demo.anchor(), month);
    demo.card()
        .ifPresent(
            card -> {
              UUID registrationId = UUID.randomUUID();
              handingInCard.handIn(
                  customer.id(), registrationId, sealer.seal(card, registrationId, demo.name()));
            });
  }

  /** The contracts that are available whatever the anchor day. */
  private List<SupportContract> onSaleAllMonth() {
    List<SupportContract> first = contracts.onSale(calendar.month().atDay(1));
    return contracts.onSale(calendar.month().atEndOfMonth()).stream()
        .filter(first::contains)
        .toList();
  }

  private Set<String> existing(List<DemoCustomer> customers) {
    return new HashSet<>(
        jdbc.sql("select email from customer.customer where lower(email) in (:emails)")
            .param("emails", customers.stream().map(DemoCustomer::email).toList())
            .query(String.class)
            .list());
  }
}
