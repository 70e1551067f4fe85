package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * A customer's details.
 *
 * @param version increases with every change; the same as the ETag
 */
record CustomerAnswer(
    UUID id,
    @Schema(example = "Ada Barrow") String name,
    @Schema(example = "ada@example.com") String email,
    @Schema(example = "1 Elm Street") String street,
    @Schema(example = "Sacramento") String city,
    @Schema(example = "CA") String state,
    @Schema(example = "95814") String postalCode,
    @Schema(example = "1796025600123456") long version) {

  static CustomerAnswer of(Customer customer) {
    PostalAddress address = customer.address();
    return new CustomerAnswer(
        customer.id(),
        customer.name(),
        customer.email(),
        address.street(),
        address.city(),
        address.state(),
        address.postalCode(),
        customer.version());
  }
}
