package com.sysopsquad.platform.provider;

import org.jspecify.annotations.Nullable;

/** The answer of a card's bank, in the provider's terms. */
enum Outcome {
  APPROVED("", null, "", null),
  GENERIC_DECLINE("card_declined", "generic_decline", "Your card was declined.", "try_again_later"),
  INSUFFICIENT_FUNDS(
      "card_declined",
      "insufficient_funds",
      "Your card has insufficient funds.",
      "try_again_later"),
  LOST_CARD("card_declined", "lost_card", "Your card was declined.", "do_not_try_again"),
  STOLEN_CARD("card_declined", "stolen_card", "Your card was declined.", "do_not_try_again"),
  VELOCITY_EXCEEDED(
      "card_declined",
      "card_velocity_exceeded",
      "Your card was declined for making repeated attempts too frequently or exceeding its amount"
          + " limit.",
      "try_again_later"),
  FRAUDULENT("card_declined", "fraudulent", "Your card was declined.", "do_not_try_again"),
  NOT_A_TEST_CARD(
      "card_declined",
      "test_mode_live_card",
      "Your card was declined. Your request was in test mode, but used a non test card.",
      "do_not_try_again"),
  EXPIRED_CARD("expired_card", null, "Your card has expired.", "confirm_card_data"),
  INCORRECT_CVC(
      "incorrect_cvc", null, "Your card's security code is incorrect.", "confirm_card_data"),
  INCORRECT_NUMBER("incorrect_number", null, "Your card number is incorrect.", "confirm_card_data"),
  PROCESSING_ERROR(
      "processing_error",
      null,
      "An error occurred while processing your card. Try again in a little bit.",
      "try_again_later"),
  AUTHENTICATION_REQUIRED(
      "authentication_required",
      "authentication_required",
      "Your card was declined. This transaction requires authentication.",
      null);

  private final String code;
  private final @Nullable String declineCode;
  private final String message;
  private final @Nullable String advice;

  Outcome(String code, @Nullable String declineCode, String message, @Nullable String advice) {
    this.code = code;
    this.declineCode = declineCode;
    this.message = message;
    this.advice = advice;
  }

  String code() {
    return code;
  }

  @Nullable String declineCode() {
    return declineCode;
  }

  String message() {
    return message;
  }

  @Nullable String advice() {
    return advice;
  }
}
