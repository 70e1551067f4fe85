package com.sysopsquad.billing.alert;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a bill was not paid, with the text for its customer. */
public enum PaymentFailureKind {
  /** The bank declined, and may approve on another day. */
  SOFT_DECLINE(
      "Your bank declined the payment.",
      "We usually try again a few times within about two weeks of the first attempt. Make sure that"
          + " the card has sufficient funds, or add a different card."),
  /** The bank declined permanently. */
  HARD_DECLINE(
      "Your bank declined the payment, and this card cannot be charged again.",
      "Add a different card."),
  /** The bank requires the customer to confirm. */
  CUSTOMER_ACTION(
      "Your bank requires you to confirm this payment.",
      "Contact your bank and add your card again, or add a different card."),
  /** There is no card to charge. */
  NO_CARD("We have no valid card to charge.", "Add a card."),
  /** The provider rejects this request. */
  REJECTED("Your saved card can no longer be charged.", "Add your card again."),
  /** The price could not be computed. */
  NOT_PRICED(
      "We could not calculate the amount for this billing period yet.",
      "No action is needed. We are looking into it."),
  /** The amount is below the provider's minimum; the customer is not notified. */
  TOO_SMALL,
  /** It is unknown whether the card was charged: a person must find out. */
  UNRESOLVED(
      "We could not find out whether your payment went through.",
      "No action is needed. Please do not pay again. We are looking into it."),
  /** The outcome is not known yet and will be asked for; the customer is not notified. */
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

  /** The notice to the customer; empty if there is none. */
  Optional<Notice> notice() {
    return reason == null || advice == null
        ? Optional.empty()
        : Optional.of(new Notice(reason, advice));
  }

  /** What happened, and what the customer can do. */
  record Notice(String reason, String advice) {

    /** Both texts, as the alert stores them. */
    String words() {
      return reason + " " + advice;
    }
  }
}
