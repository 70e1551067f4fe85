package com.sysopsquad.billing.alert;

import org.jspecify.annotations.Nullable;

/** Why a bill was not paid, with the plain words that its customer reads. */
public enum PaymentFailureKind {
  /** The bank said no, and may say yes another day. */
  SOFT_DECLINE(
      "Your bank declined the payment.",
      "Please make sure that the card has enough funds, or hand in another card."),
  /** The bank said no for good. */
  HARD_DECLINE(
      "Your bank declined the payment, and this card cannot be charged again.",
      "Please hand in another card."),
  /** The bank wants the customer to confirm. */
  CUSTOMER_ACTION(
      "Your bank asks you to confirm this payment.",
      "Please clear it with your bank and hand in your card again, or hand in another card."),
  /** There is nothing to charge. */
  NO_CARD("We have no valid card to charge.", "Please hand in a card."),
  /** The provider does not take this request. */
  REJECTED("The card that we have on file can no longer be charged.", "Please hand in your card."),
  /** The price could not be computed. */
  NOT_PRICED(
      "We could not work out the amount for this period yet.",
      "There is nothing that you need to do. We are looking into it."),
  /** Nobody knows whether it was charged: a person must find out. */
  UNRESOLVED(
      "We could not find out whether your payment went through.",
      "There is nothing that you need to do, and please do not pay again. We are looking into it."),
  /** The answer was lost and is being asked for; the customer need not hear of it. */
  OPEN(null, null);

  private final @Nullable String reason;
  private final @Nullable String advice;

  PaymentFailureKind(@Nullable String reason, @Nullable String advice) {
    this.reason = reason;
    this.advice = advice;
  }

  /** What happened, for the customer; null: the customer is not told. */
  @Nullable String reason() {
    return reason;
  }

  /** What the customer can do. */
  @Nullable String advice() {
    return advice;
  }
}
