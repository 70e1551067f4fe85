package com.sysopsquad.jobs.console;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.platform.TestPlatform;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What billing has for people at its desk: customers, a run, and its failures. */
final class DeskOfBilling {

  private final ApplicationContext operations;
  private final JdbcClient jdbc;
  private final YearMonth month;

  DeskOfBilling(ApplicationContext operations, TestPlatform.Database database, YearMonth month) {
    this.operations = operations;
    this.jdbc = operations.getBean(JdbcClient.class);
    this.month = month;
    JdbcClient owner = JdbcClient.create(database.migrating());
    for (String code : new String[] {"DESK", "DESK-GONE"}) {
      owner
          .sql(
              """
              insert into catalog.contract (code, name, description, response_hours, max_devices)
              values (?, ?, 'Help', 24, 3)
              """)
          .params(code, code.equals("DESK") ? "Home" : "Later")
          .update();
    }
    owner
        .sql(
            """
            insert into catalog.contract_price (contract_code, effective_from, currency, monthly_minor)
            values ('DESK', '2020-01-01', 'USD', 2000)
            """)
        .update();
  }

  /** A customer with a plan and without a card. */
  UUID customer(String name, boolean priced) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            values (?, ?, ?, '7 Quay', 'Salem', 'OR', '97301', 1)
            """)
        .params(id, name, name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org")
        .update();
    LocalDate start = month.atDay(5);
    jdbc.sql(
            """
            insert into billing.subscription (plan_id, customer_id, contract_code, starts_on,
                   anchor_day, billed_to, version)
            values (?, ?, ?, ?, 5, ?, 1)
            """)
        .params(UUID.randomUUID(), id, priced ? "DESK" : "DESK-GONE", start, start)
        .update();
    return id;
  }

  /** Bills what begins in the month. */
  void bill() {
    BillingRun run =
        operations.getBean(OpeningBillingRuns.class).open(RunKey.ofDay(month.atEndOfMonth()), 1);
    try (ChargingSession session =
        operations.getBean(ChargingBills.class).begin(run, 0, () -> {})) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  /** The customer's bill is paid with a card that ends in 4242. */
  long paidBillOf(UUID customer) {
    long bill = billOf(customer);
    UUID card = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                   provider_customer, provider_method, fingerprint, sealed_number, registered_at)
            values (?, ?, 'VERIFIED', 'visa', '4242', '2030-12-31', 'cus_1', 'pm_1', ''::bytea,
                    ''::bytea, now())
            """)
        .params(card, customer)
        .update();
    jdbc.sql(
            """
            insert into billing.payment_attempt (bill_id, attempt, state, card_id, amount_minor,
                   currency, provider_reference, attempted_at, settled_at)
            select id, 2, 'APPROVED', ?, total_minor, currency, 'pi_' || id, now(), now()
              from billing.bill where id = ?
            """)
        .params(card, bill)
        .update();
    return bill;
  }

  UUID alert(UUID customer) {
    return jdbc.sql(
            """
            select x.id from billing.alert x join billing.bill b on b.id = x.bill_id
             where b.customer_id = ?
             order by x.raised_at desc
             limit 1
            """)
        .param(customer)
        .query(UUID.class)
        .single();
  }

  long billOf(UUID customer) {
    return jdbc.sql("select max(id) from billing.bill where customer_id = ?")
        .param(customer)
        .query(Long.class)
        .single();
  }

  /** Whatever was done by the command in the audit. */
  List<String> audited(String subject) {
    return jdbc.sql(
            """
            select actor || ' ' || action || ': ' || coalesce(detail, '') || ': ' || result
              from ops.audit where subject = ? order by id
            """)
        .param(subject)
        .query(String.class)
        .list();
  }
}
