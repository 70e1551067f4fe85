package com.sysopsquad.system.bench;

import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Customers with a year of history in the portal's own database: each has a plan, a card, 12
 * invoices and 5 tickets.
 */
final class PortalPopulation {

  static final String PASSWORD = "a crowd of customers";

  // For the password; a cheap one, since signing in is not measured.
  private static final String HASH = "$2a$04$vWkDUVlvyXBipVuiietzoeF7nS1LZ5/FUoUKlFXLf4.11UIU6O9ra";

  private static final int INVOICES = 12;
  private static final int TICKETS = 5;

  private PortalPopulation() {}

  /** The address with which a customer signs in; customers are counted from 1. */
  static String email(int customer) {
    return "customer" + customer + "@crowd.test";
  }

  /** Fills the empty tables of an installation whose portal has migrated its database. */
  static void fill(Installation installation, int customers) throws SQLException {
    try (Connection owner = Databases.owner(installation, "CUSTOMER").getConnection()) {
      // A month with a million invoices takes longer than the product allows for one statement.
      owner.setNetworkTimeout(Runnable::run, 0);
      try (Statement settings = owner.createStatement()) {
        settings.execute("set synchronous_commit = off");
      }
      customers(owner, customers);
      for (int month = 1; month <= INVOICES; month++) {
        invoices(owner, customers, month);
      }
      for (int ticket = 1; ticket <= TICKETS; ticket++) {
        tickets(owner, customers, ticket);
      }
      try (Statement settled = owner.createStatement()) {
        settled.execute("vacuum (analyze) customer.invoice, customer.invoice_line");
        settled.execute("vacuum (analyze) customer.ticket, customer.ticket_event");
        settled.execute("vacuum (analyze) customer.customer, customer.plan, customer.card");
      }
    }
  }

  private static void customers(Connection owner, int customers) throws SQLException {
    run(
        owner,
        customers,
        """
        insert into customer.customer
            (id, name, email, street, city, state, postal_code, registered_at)
        select lpad(to_hex(c), 32, '0')::uuid, 'Customer Number ' || c,
               'customer' || c || '@crowd.test', c || ' Elm Street', 'Springfield',
               (array['CA', 'TX', 'NY', 'OH', 'WA', 'FL', 'IL', 'PA'])[1 + c % 8], '73301',
               now() - interval '1 year'
        from generate_series(1, ?) c
        """);
    run(
        owner,
        customers,
        """
        insert into customer.credential (customer_id, password_hash, changed_at)
        select lpad(to_hex(c), 32, '0')::uuid, '%s', now() from generate_series(1, ?) c
        """
            .formatted(HASH));
    run(
        owner,
        customers,
        """
        insert into customer.plan (id, customer_id, contract_code, starts_on, anchor_day, chosen_at)
        select lpad(to_hex(c), 32, '0')::uuid, lpad(to_hex(c), 32, '0')::uuid,
               (select min(code) from catalog.contract), current_date - 365,
               extract(day from current_date - 365), now() - interval '1 year'
        from generate_series(1, ?) c
        """);
    run(
        owner,
        customers,
        """
        insert into customer.card
            (id, customer_id, state, brand, last_four, expires_on, handed_in_at, decided_at)
        select lpad(to_hex(c), 32, '0')::uuid, lpad(to_hex(c), 32, '0')::uuid, 'VERIFIED', 'visa',
               '4242', '2034-08-31', now() - interval '1 year', now() - interval '1 year'
        from generate_series(1, ?) c
        """);
  }

  /** A month for everyone, since that is the order in which invoices arrive. */
  private static void invoices(Connection owner, int customers, int month) throws SQLException {
    run(
        owner,
        customers,
        """
        with period as (
            select %1$d as month, (current_date - make_interval(months => 13 - %1$d))::date as begins,
                   (current_date - make_interval(months => 12 - %1$d))::date as ends
        )
        insert into customer.invoice
            (id, number, customer_id, plan_id, seller, customer_name, customer_address, period_start,
             period_end, issued_on, currency, net_minor, tax_minor, total_minor, card_brand,
             card_last_four, payment_reference, paid_at, arrived_at)
        select (lpad(to_hex(month), 8, '0') || lpad(to_hex(c), 24, '0'))::uuid,
               to_char(begins, 'YYYY-MM') || '-01-' || lpad(c::text, 7, '0'),
               lpad(to_hex(c), 32, '0')::uuid, lpad(to_hex(c), 32, '0')::uuid,
               E'Penultimate Electronics\\n1 Market Square\\nSpringfield', 'Customer Number ' || c,
               c || E' Elm Street\\nSpringfield\\n73301', begins, ends, begins, 'USD', 1999, 145, 2144,
               'visa', '4242', 'pi_' || month || '_' || c, begins + interval '6 hours', now()
        from period, generate_series(1, ?) c
        """
            .formatted(month));
    run(
        owner,
        customers,
        """
        insert into customer.invoice_line
            (invoice_id, line, description, net_minor, tax_rate, tax_minor)
        select (lpad(to_hex(%d), 8, '0') || lpad(to_hex(c), 24, '0'))::uuid, 1, 'Home Trio', 1999,
               0.07250, 145
        from generate_series(1, ?) c
        """
            .formatted(month));
  }

  private static void tickets(Connection owner, int customers, int ticket) throws SQLException {
    run(
        owner,
        customers,
        """
        with ticket as (
            select %d as ticket, now() - make_interval(days => 60 * %1$d) as submitted
        )
        insert into customer.ticket
            (id, customer_id, category, urgency, title, description, state, version, submitted_at,
             changed_at)
        select (lpad(to_hex(ticket), 8, '0') || lpad(to_hex(c), 24, '0'))::uuid,
               lpad(to_hex(c), 32, '0')::uuid, 'HARDWARE', 'NORMAL', 'No picture',
               'It was dark all day.', 'RESOLVED', 1, submitted, submitted + interval '1 day'
        from ticket, generate_series(1, ?) c
        """
            .formatted(ticket));
    run(
        owner,
        customers,
        """
        with ticket as (
            select %d as ticket, now() - make_interval(days => 60 * %1$d) as submitted
        )
        insert into customer.ticket_event (ticket_id, version, state, note, at, arrived_at)
        select (lpad(to_hex(ticket), 8, '0') || lpad(to_hex(c), 24, '0'))::uuid, 1, 'RESOLVED',
               'The cable was loose.', submitted + interval '1 day', now()
        from ticket, generate_series(1, ?) c
        """
            .formatted(ticket));
  }

  private static void run(Connection owner, int customers, String sql) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      statement.setInt(1, customers);
      statement.executeUpdate();
    }
  }
}
