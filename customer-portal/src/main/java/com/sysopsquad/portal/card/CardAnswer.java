package com.sysopsquad.portal.card;

import com.sysopsquad.portal.display.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is known here about a card. */
record CardAnswer(
    UUID id,
    State state,
    Instant handedInAt,
    @Schema(example = "visa") @Nullable String brand,
    @Schema(example = "4242") @Nullable String lastFour,
    @Schema(
            description = "Last month in which the card is valid",
            example = "2028-05",
            type = "string")
        @Nullable YearMonth expiry,
    @Schema(description = "Whether this is the default card") boolean pays,
    @Schema(description = "Why it was declined") @Nullable String reason) {

  /** The state of a card. */
  enum State {
    PENDING,
    VERIFIED,
    EXPIRED,
    REJECTED
  }

  static CardAnswer of(Card card, LocalDate today, Texts texts) {
    return switch (card) {
      case Card.Pending(UUID id, Instant at) ->
          new CardAnswer(id, State.PENDING, at, null, null, null, false, null);
      case Card.Verified verified ->
          new CardAnswer(
              verified.id(),
              verified.expired(today) ? State.EXPIRED : State.VERIFIED,
              verified.handedInAt(),
              verified.brand(),
              verified.lastFour(),
              YearMonth.from(verified.expiresOn()),
              verified.pays(),
              null);
      case Card.Rejected rejected ->
          new CardAnswer(
              rejected.id(),
              State.REJECTED,
              rejected.handedInAt(),
              rejected.brand(),
              rejected.lastFour(),
              null,
              false,
              texts.of(rejected.why()));
    };
  }
}
