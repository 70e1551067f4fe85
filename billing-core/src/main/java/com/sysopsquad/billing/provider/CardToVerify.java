package com.sysopsquad.billing.provider;

import java.util.UUID;

/**
 * An unencrypted card for the provider; it never shows its number.
 *
 * @param expiryYear four digits
 */
public record CardToVerify(
    UUID registrationId,
    UUID customerId,
    String holder,
    String number,
    int expiryMonth,
    int expiryYear,
    String securityCode) {

  @Override
  public String toString() {
    return "CardToVerify[" + registrationId + "]";
  }
}
