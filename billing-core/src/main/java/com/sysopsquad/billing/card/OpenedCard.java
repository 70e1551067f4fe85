package com.sysopsquad.billing.card;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a card message says, for the moment of its verification; it never shows anything of it.
 *
 * @param jti names the message for ever
 * @param expiresAt until when the message may be opened
 */
record OpenedCard(
    String jti,
    Instant expiresAt,
    UUID registrationId,
    String number,
    YearMonth expiry,
    String securityCode,
    String holder) {

  @Override
  public String toString() {
    return "OpenedCard[" + registrationId + "]";
  }
}
