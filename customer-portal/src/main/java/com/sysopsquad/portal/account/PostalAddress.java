package com.sysopsquad.portal.account;

import java.util.regex.Pattern;

/**
 * An address in the United States.
 *
 * @param state two-letter code, upper case
 * @param postalCode five digits, or nine as {@code 12345-6789}
 */
public record PostalAddress(String street, String city, String state, String postalCode) {

  private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}(-\\d{4})?");

  /** Refuses an address that no letter could reach. */
  public PostalAddress {
    street = Words.required("street", street, 200);
    city = Words.required("city", city, 100);
    state = state.strip();
    postalCode = postalCode.strip();
    if (!States.isOne(state)) {
      throw new IllegalArgumentException(
          "The state must be the two-letter code of one of the United States.");
    }
    if (!POSTAL_CODE.matcher(postalCode).matches()) {
      throw new IllegalArgumentException(
          "The ZIP code must have five digits, or nine as in 12345-6789.");
    }
  }
}
