package com.sysopsquad.flows.message;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a card registration.
 *
 * @param verified whether the card may be charged; brand, lastFour and expiry are then present
 * @param reason plain words for the customer when rejected, otherwise null
 * @param at when billing decided
 */
@MessageType(value = "com.sysopsquad.card.status-changed", queue = Queues.CARD_STATUS)
public record CardStatusChanged(
    UUID registrationId,
    UUID customerId,
    boolean verified,
    @Nullable String brand,
    @Nullable String lastFour,
    @Nullable YearMonth expiry,
    @Nullable String reason,
    Instant at)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
