package com.sysopsquad.billing.alert;

import org.jspecify.annotations.Nullable;

/** Why a bill was not paid, with the plain words that its customer reads. */
public enum PaymentFailureKind {
  /** The bank said no, and may say yes another day. */
  SOFT_DECLINE(
      "Your bank declined the payment.",
      "Make sure that the card has sufficient funds, or add a different card."),
  /** The bank said no for good. */
  HARD_DECLINE(
      "Your bank declined the payment, and this card cannot be charged again.",
      "Add a different card."),
  /** The bank wants the customer to confirm. */
  CUSTOMER_ACTION(
      "Your bank requires you to confirm this payment.",
      "Contact your bank and add your card again, or add a different card."),
  /** There is nothing to charge. */
  NO_CARD("We have no valid card to charge.", "Add a card."),
  /** The provider does not take this request. */
  REJECTED("Your saved card can no longer be charged.", "Add your card again."),
  /** The price could not be computed. */
  NOT_PRICED(
      "We could not calculate the amount for this billing period yet.",
      "No action is needed. We are looking into it."),
  /** Nobody knows whether it was charged: a person must find out. */
  UNRESOLVED(
      "We could not find out whether your payment went through.",
      "No action is needed. Please do not pay again. We are looking into it."),
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
