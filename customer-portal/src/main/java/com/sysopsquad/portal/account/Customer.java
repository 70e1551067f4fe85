package com.sysopsquad.portal.account;

import com.sysopsquad.flows.message.CustomerDetails;
import java.util.UUID;

/**
 * A registered customer.
 *
 * @param version increases with every change of these details that is stored; 0 until the customer
 *     is stored
 */
public record Customer(UUID id, String name, String email, PostalAddress address, long version) {

  /** The customer with another name and address. */
  public Customer living(String newName, PostalAddress newAddress) {
    return new Customer(id, DetailsPolicy.name(newName), email, newAddress, version);
  }

  /** The customer with another email address. */
  public Customer reachedAt(String newEmail) {
    return new Customer(id, name, EmailAddress.of(newEmail), address, version);
  }

  /** The customer as stored, with that version. */
  Customer stored(long newVersion) {
    return new Customer(id, name, email, address, newVersion);
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
