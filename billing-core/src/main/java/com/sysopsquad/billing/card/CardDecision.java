package com.sysopsquad.billing.card;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What billing decided on a card registration. */
public sealed interface CardDecision {

  /** The registration; also the id of the card. */
  UUID registrationId();

  /** The message that was decrypted for it; null if none could be or had to be. */
  @Nullable OpenedMessage message();

  /** A message that must not be decrypted for another registration. */
  record OpenedMessage(String jti, Instant expiresAt) {}

  /** It may be charged, and is stored encrypted. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database, never compared
  record Verified(
      UUID registrationId,
      UUID customerId,
      OpenedMessage message,
      String brand,
      String lastFour,
      YearMonth expiry,
      String providerCustomer,
      String providerMethod,
      byte[] fingerprint,
      SealedCard sealed)
      implements CardDecision {

    @Override
    public String toString() {
      return "Verified[" + registrationId + "]";
    }
  }

  /**
   * It is rejected.
   *
   * @param kind name of the reason
   * @param words text for the customer
   */
  record Rejected(
      UUID registrationId,
      UUID customerId,
      @Nullable OpenedMessage message,
      String kind,
      String words)
      implements CardDecision {}

  /** It was decided before, and does not change. */
  record AlreadyDecided(UUID registrationId) implements CardDecision {

    @Override
    public @Nullable OpenedMessage message() {
      return null;
    }
  }
}
