package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.DetailsPolicy;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.display.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer's name and address, as typed. */
record DetailsForm(
    @Nullable String name,
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode) {

  static DetailsForm of(Customer customer) {
    PostalAddress address = customer.address();
    return new DetailsForm(
        customer.name(), address.street(), address.city(), address.state(), address.postalCode());
  }

  /** The same with empty texts for missing fields. */
  DetailsForm complete() {
    return new DetailsForm(text(name), text(street), text(city), text(state), text(postalCode));
  }

  Problems problems() {
    return new Problems()
        .check("name", () -> DetailsPolicy.name(text(name)))
        .check("street", () -> DetailsPolicy.street(text(street)))
        .check("city", () -> DetailsPolicy.city(text(city)))
        .check("state", () -> DetailsPolicy.state(text(state)))
        .check("postalCode", () -> DetailsPolicy.postalCode(text(postalCode)));
  }

  /** The address, once there are no problems. */
  PostalAddress address() {
    return PostalAddress.of(text(street), text(city), text(state), text(postalCode));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
