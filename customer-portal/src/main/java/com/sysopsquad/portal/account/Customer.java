package com.sysopsquad.portal.account;

import com.sysopsquad.flows.message.CustomerDetails;
import java.util.UUID;

/**
 * A registered customer.
 *
 * @param version increases with every change of these details
 */
public record Customer(UUID id, String name, String email, PostalAddress address, long version) {

  /** The customer with another name and address. */
  public Customer living(String newName, PostalAddress newAddress) {
    return new Customer(id, DetailsPolicy.name(newName), email, newAddress, version + 1);
  }

  /** The customer with another email address. */
  public Customer reachedAt(String newEmail) {
    return new Customer(id, name, EmailAddress.of(newEmail), address, version + 1);
  }

  /** These details in the form for other quanta. */
  public CustomerDetails details() {
    return new CustomerDetails(
        id,
        version,
        name,
        email,
        address.street(),
        address.city(),
        address.state(),
        address.postalCode());
  }
}
