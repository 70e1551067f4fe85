package com.sysopsquad.billing.provider.feed;

import com.sysopsquad.billing.bill.LineKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the provider. Nothing in it is believed before it is compared with our records.
 *
 * @param id the provider's; one event, one ID
 * @param at when it happened
 * @param object the provider's ID of the refund, the dispute or the payment
 * @param charge the provider's reference of the charge that it is about; empty if none is named
 * @param status in the provider's words
 * @param words the provider's reason; empty if there is none
 * @param dueBy until when a dispute can be answered; null if it is not said
 * @param correction which of our corrections a refund names; null if none
 * @param bill reference of the bill that a payment names; null if none
 * @param line what a payment names as its purpose; null if none
 * @param movements of money so far, because of a dispute
 * @param objection why it cannot be read; null if it can
 */
public record ProviderEvent(
    String id,
    Instant at,
    Subject subject,
    String object,
    String charge,
    long amountMinor,
    String currency,
    String status,
    String words,
    @Nullable Instant dueBy,
    @Nullable UUID correction,
    @Nullable UUID bill,
    @Nullable LineKey line,
    List<Movement> movements,
    @Nullable String objection) {

  /** Keeps a copy. */
  public ProviderEvent {
    movements = List.copyOf(movements);
  }

  /** What an event is about. */
  public enum Subject {
    /** Money given back to a card. */
    REFUND,
    /** A customer who disputes a charge with the bank. */
    DISPUTE,
    /** A charge that failed. */
    PAYMENT
  }

  /**
   * Money that the provider moved, whole minor units.
   *
   * @param reference the provider's balance transaction
   * @param amountMinor below zero: taken from us
   * @param feeMinor above zero: taken from us
   */
  public record Movement(String reference, long amountMinor, long feeMinor, String currency) {}
}
