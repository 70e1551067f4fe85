package com.sysopsquad.billing.alert;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a bill was not paid, with the words that its customer reads. */
public enum PaymentFailureKind {
  /** The bank declined, and may approve another day. */
  SOFT_DECLINE(
      "Your bank declined the payment.",
      "Please make sure that the card has enough funds, or hand in another card."),
  /** The bank declined for good. */
  HARD_DECLINE(
      "Your bank declined the payment, and this card cannot be charged again.",
      "Please hand in another card."),
  /** The bank wants the customer to confirm. */
  CUSTOMER_ACTION(
      "Your bank asks you to confirm this payment.",
      "Please clear it with your bank and hand in your card again, or hand in another card."),
  /** There is nothing to charge. */
  NO_CARD("We have no valid card to charge.", "Please hand in a card."),
  /** The provider refused the request itself. */
  REJECTED("The card that we have on file can no longer be charged.", "Please hand in your card."),
  /** The price could not be computed. */
  NOT_PRICED(
      "We could not work out the amount for this period yet.",
      "There is nothing that you need to do. We are looking into it."),
  /** It is not known whether the card was charged: a person must find out. */
  UNRESOLVED(
      "We could not find out whether your payment went through.",
      "There is nothing that you need to do, and please do not pay again. We are looking into it."),
  /** The outcome is not known yet and is asked for; the customer is not told. */
  OPEN;

  private final @Nullable String reason;
  private final @Nullable String advice;

  PaymentFailureKind() {
    this.reason = null;
    this.advice = null;
  }

  PaymentFailureKind(String reason, String advice) {
    this.reason = reason;
    this.advice = advice;
  }

  /** What the customer is told; empty: nothing. */
  Optional<Notice> notice() {
    return reason == null || advice == null
        ? Optional.empty()
        : Optional.of(new Notice(reason, advice));
  }

  /** What happened, and what the customer can do. */
  record Notice(String reason, String advice) {}
}
