package com.sysopsquad.billing.card;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What billing decided on a card registration. */
sealed interface CardDecision {

  /** The registration; also the id of the card. */
  UUID registrationId();

  /** The message that was opened for it; null when none could be, or need be. */
  @Nullable OpenedMessage message();

  /** A message that must not be opened for another registration. */
  record OpenedMessage(String jti, Instant expiresAt) {}

  /** It may be charged, and is kept under lock. */
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
   * It is no good.
   *
   * @param kind name of what is wrong
   * @param words for the customer
   */
  record Rejected(
      UUID registrationId,
      UUID customerId,
      @Nullable OpenedMessage message,
      String kind,
      String words)
      implements CardDecision {}

  /** It was decided on before, and stays as it was. */
  record AlreadyDecided(UUID registrationId) implements CardDecision {

    @Override
    public @Nullable OpenedMessage message() {
      return null;
    }
  }
}
