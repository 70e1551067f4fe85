package com.sysopsquad.portal.account;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes somebody a customer. */
@Service
public class RegisteringCustomers {

  private final Customers customers;

  RegisteringCustomers(Customers customers) {
    this.customers = customers;
  }

  /**
   * Registers the customer.
   *
   * @throws EmailTaken if a customer with this email address exists
   */
  @Transactional
  public Customer register(Registration registration) {
    Customer customer =
        customers
            .add(
                new Customer(
                    UUID.randomUUID(),
                    registration.name(),
                    registration.email(),
                    registration.address(),
                    0))
            .orElseThrow(EmailTaken::new);
    String hash = registration.passwordHash();
    if (hash != null) {
      customers.setPassword(customer.id(), hash);
    }
    return customer;
  }
}
