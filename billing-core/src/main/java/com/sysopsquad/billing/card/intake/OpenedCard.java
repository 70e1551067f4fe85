package com.sysopsquad.billing.card.intake;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * The content of a card message while the card is verified; it never shows any of it.
 *
 * @param jti permanent id of the message
 * @param expiresAt until when the message may be decrypted
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
