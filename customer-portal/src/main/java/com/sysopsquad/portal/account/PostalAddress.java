package com.sysopsquad.portal.account;

/**
 * An address in the United States.
 *
 * @param state two-letter code, upper case
 * @param postalCode five digits, or nine as {@code 12345-6789}
 */
public record PostalAddress(String street, String city, String state, String postalCode) {

  /** Refuses an address that no e-mail could reach. */
  public PostalAddress {
    street = DetailsPolicy.street(street);
    city = DetailsPolicy.city(city);
    state = DetailsPolicy.state(state);
    postalCode = DetailsPolicy.postalCode(postalCode);
  }
}
