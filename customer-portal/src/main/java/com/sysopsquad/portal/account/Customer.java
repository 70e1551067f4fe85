package com.sysopsquad.portal.account;

import com.sysopsquad.flows.message.CustomerDetails;
import java.util.UUID;

/**
 * A registered customer.
 *
 * @param version grows with every change of these details
 */
public record Customer(UUID id, String name, String email, PostalAddress address, long version) {

  /** These details as other quanta may know them. */
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
