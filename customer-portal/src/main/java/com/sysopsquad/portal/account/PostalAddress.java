package com.sysopsquad.portal.account;

/**
 * An address in the United States, its territories or its armed forces abroad.
 *
 * @param state two-letter code, upper case
 * @param postalCode five digits, or nine as {@code 12345-6789}
 */
public record PostalAddress(String street, String city, String state, String postalCode) {

  /** An address as typed; one that no mail could reach is refused. */
  public static PostalAddress of(String street, String city, String state, String postalCode) {
    return new PostalAddress(
        DetailsPolicy.street(street),
        DetailsPolicy.city(city),
        DetailsPolicy.state(state),
        DetailsPolicy.postalCode(postalCode));
  }
}
