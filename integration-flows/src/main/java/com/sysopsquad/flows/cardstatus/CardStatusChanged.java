package com.sysopsquad.flows.cardstatus;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a card: the result of its registration, its removal, or that its customer has
 * chosen it to pay.
 *
 * @param verified whether the card can be charged; if so, brand, lastFour and expiry are present
 * @param reason reason for the customer in English if rejected or removed, otherwise null
 * @param at when billing decided, or when the customer chose the card; of several verified cards,
 *     the one with the latest time pays
 * @param kind {@code REMOVED} if the customer has removed it, which is final whatever was sent
 *     earlier or later; otherwise why it was rejected, as billing names it, for example
 *     CARD_EXPIRED; null if verified, and from older senders. Receivers that know it can show the
 *     reason in the customer's language
 */
@MessageType(value = "com.sysopsquad.card.status-changed", queue = Queues.CARD_STATUS)
public record CardStatusChanged(
    UUID registrationId,
    UUID customerId,
    boolean verified,
    @Length(most = 100) @Nullable String brand,
    @Length(most = 4) @Nullable String lastFour,
    @Nullable YearMonth expiry,
    @Length(most = 4_000) @Nullable String reason,
    Instant at,
    @Length(most = 100) @Nullable String kind)
    implements Contract {

  /** The kind of a card that its customer has removed. */
  public static final String REMOVED = "REMOVED";

  /** Of no kind: as a verified card has none. */
  public CardStatusChanged(
      UUID registrationId,
      UUID customerId,
      boolean verified,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable YearMonth expiry,
      @Nullable String reason,
      Instant at) {
    this(registrationId, customerId, verified, brand, lastFour, expiry, reason, at, null);
  }

  @Override
  public String subject() {
    return customerId.toString();
  }
}
