package com.sysopsquad.portal.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All registered customers. */
@Repository
public class Customers {

  private final JdbcClient jdbc;
  private final Clock clock;

  Customers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The customer with this id.
   *
   * @throws NoSuchCustomer if there is none
   */
  public Customer get(UUID id) {
    return jdbc.sql(
            """
            select id, name, email, street, city, state, postal_code, version
            from customer.customer
            where id = :id
            """)
        .param("id", id)
        .query((row, number) -> customer(row))
        .optional()
        .orElseThrow(() -> new NoSuchCustomer(id));
  }

  /** The existing ones among these customers, by their ids. */
  public Map<UUID, Customer> known(Collection<UUID> ids) {
    return jdbc
        .sql(
            """
            select id, name, email, street, city, state, postal_code, version
            from customer.customer
            where id = any (:ids::uuid[])
            """)
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) -> customer(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Customer::id, customer -> customer));
  }

  /** The person who signs in with this email address, ignoring case. */
  public Optional<Credential> credentialOf(String email) {
    return jdbc.sql(
            """
            select c.id, c.name, k.password_hash
            from customer.customer c
            join customer.credential k on k.customer_id = c.id
            where lower(c.email) = lower(:email) and c.closed_at is null
            """)
        .param("email", email)
        .query((row, number) -> credential(row))
        .optional();
  }

  /** The customer's own way to sign in; empty once the account is closed. */
  public Optional<Credential> credentialOf(UUID id) {
    return jdbc.sql(
            """
            select c.id, c.name, k.password_hash
            from customer.customer c
            join customer.credential k on k.customer_id = c.id
            where c.id = :id and c.closed_at is null
            """)
        .param("id", id)
        .query((row, number) -> credential(row))
        .optional();
  }

  /** The owner of the account with this email address, ignoring case. */
  public Optional<Customer> withEmail(String email) {
    return jdbc.sql(
            """
            select id, name, email, street, city, state, postal_code, version
            from customer.customer
            where lower(email) = lower(:email) and closed_at is null
            """)
        .param("email", email)
        .query((row, number) -> customer(row))
        .optional();
  }

  /**
   * Locks the customer until the end of this transaction: nobody else can change the details or add
   * a plan.
   *
   * @throws NoSuchCustomer if there is none, or the account is closed
   */
  public Customer hold(UUID id) {
    return jdbc.sql(
            """
            select id, name, email, street, city, state, postal_code, version
            from customer.customer
            where id = :id and closed_at is null
            for update
            """)
        .param("id", id)
        .query((row, number) -> customer(row))
        .optional()
        .orElseThrow(() -> new NoSuchCustomer(id));
  }

  /**
   * Stores the next state of a customer that {@link #hold} has returned in this transaction, with
   * its next version.
   *
   * @throws EmailTaken if another customer has this email address
   */
  public void replace(Customer customer) {
    PostalAddress address = customer.address();
    try {
      jdbc.sql(
              """
              update customer.customer
              set name = :name, email = :email, street = :street, city = :city, state = :state,
                  postal_code = :postalCode, version = customer.next_version(version)
              where id = :id
              """)
          .param("id", customer.id())
          .param("name", customer.name())
          .param("email", customer.email())
          .param("street", address.street())
          .param("city", address.city())
          .param("state", address.state())
          .param("postalCode", address.postalCode())
          .update();
    } catch (DuplicateKeyException taken) {
      throw new EmailTaken();
    }
  }

  /** Closes the account; nobody can sign in to it anymore, and its email address is free again. */
  public void close(UUID id) {
    jdbc.sql("update customer.customer set closed_at = :now where id = :id and closed_at is null")
        .param("now", now())
        .param("id", id)
        .update();
    jdbc.sql("delete from customer.credential where customer_id = ?").param(id).update();
  }

  /**
   * Adds the customer, and returns it with its version; empty if this email address is already in
   * use.
   */
  Optional<Customer> add(Customer customer) {
    PostalAddress address = customer.address();
    return jdbc.sql(
            """
            insert into customer.customer
                (id, name, email, street, city, state, postal_code, registered_at)
            values (:id, :name, :email, :street, :city, :state, :postalCode, :now)
            on conflict (lower(email)) where closed_at is null do nothing
            returning version
            """)
        .param("id", customer.id())
        .param("name", customer.name())
        .param("email", customer.email())
        .param("street", address.street())
        .param("city", address.city())
        .param("state", address.state())
        .param("postalCode", address.postalCode())
        .param("now", now())
        .query(Long.class)
        .optional()
        .map(customer::stored);
  }

  /** Sets the customer's password. */
  public void setPassword(UUID customerId, String passwordHash) {
    jdbc.sql(
            """
            insert into customer.credential (customer_id, password_hash, changed_at)
            values (:customerId, :hash, :now)
            on conflict (customer_id) do update
            set password_hash = excluded.password_hash, changed_at = excluded.changed_at
            """)
        .param("customerId", customerId)
        .param("hash", passwordHash)
        .param("now", now())
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Credential credential(ResultSet row) throws SQLException {
    return new Credential(
        row.getObject("id", UUID.class), row.getString("name"), row.getString("password_hash"));
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("email"),
        new PostalAddress(
            row.getString("street"),
            row.getString("city"),
            row.getString("state"),
            row.getString("postal_code")),
        row.getLong("version"));
  }
}
