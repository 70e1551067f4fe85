package com.sysopsquad.portal.card;

import com.sysopsquad.portal.display.TextWithFallback;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** A card as the portal knows it. */
public sealed interface Card {

  /** How many days before its last day the customer is warned. */
  int WARNING_DAYS = 45;

  /** Permanent id of the registration. */
  UUID id();

  /** When the customer added it. */
  Instant handedInAt();

  /** Whether it is the default card for the customer's charges. */
  default boolean pays() {
    return false;
  }

  /** On its way to billing, or being verified there. */
  record Pending(UUID id, Instant handedInAt) implements Card {}

  /** May be charged until its last day of validity. */
  record Verified(
      UUID id, Instant handedInAt, String brand, String lastFour, LocalDate expiresOn, boolean pays)
      implements Card {

    /** Whether it is past its last day. */
    public boolean expired(LocalDate today) {
      return today.isAfter(expiresOn);
    }

    /** Whether its last day is near, so that its owner should add the next one. */
    public boolean expiresSoon(LocalDate today) {
      return !expired(today) && today.plusDays(WARNING_DAYS).isAfter(expiresOn);
    }
  }

  /**
   * Cannot be charged; the digits are known if billing read them.
   *
   * @param kind billing's name of the reason; null from an older sender
   * @param reason English text
   */
  record Rejected(
      UUID id,
      Instant handedInAt,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable String kind,
      String reason)
      implements Card {

    /** Why, in the language of the page. */
    public MessageSourceResolvable why() {
      return TextWithFallback.of("card.%s.reason".formatted(kind), reason);
    }
  }
}
