package com.sysopsquad.portal.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card as the portal knows it. */
public sealed interface Card {

  /** The registration, for ever. */
  UUID id();

  /** When the customer handed it in. */
  Instant handedInAt();

  /** On its way to billing, or being verified there. */
  record Pending(UUID id, Instant handedInAt) implements Card {}

  /** May be charged until its last day of validity. */
  record Verified(UUID id, Instant handedInAt, String brand, String lastFour, LocalDate expiresOn)
      implements Card {

    /** Whether it is past its last day. */
    public boolean expired(LocalDate today) {
      return today.isAfter(expiresOn);
    }
  }

  /** Cannot be charged, for a reason in plain words; the digits are known if billing got so far. */
  record Rejected(
      UUID id, Instant handedInAt, @Nullable String brand, @Nullable String lastFour, String reason)
      implements Card {}
}
