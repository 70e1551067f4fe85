package com.sysopsquad.billing.provider.stripe;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which declines are permanent: the card networks charge a fee for trying such a card again. */
final class DeclineCodes {

  private static final Set<String> HARD =
      Set.of(
          "card_not_supported",
          "currency_not_supported",
          "do_not_try_again",
          "expired_card",
          "fraudulent",
          "incorrect_number",
          "invalid_account",
          "invalid_number",
          "lost_card",
          "merchant_blacklist",
          "new_account_information_available",
          "not_permitted",
          "pickup_card",
          "restricted_card",
          "revocation_of_all_authorizations",
          "revocation_of_authorization",
          "security_violation",
          "service_not_allowed",
          "stolen_card",
          "stop_payment_order",
          "transaction_not_allowed");

  private DeclineCodes() {}

  static boolean isHard(String code, @Nullable String advice) {
    return HARD.contains(code) || "do_not_try_again".equals(advice);
  }

  static boolean wantsCustomer(@Nullable String code, @Nullable String declineCode) {
    return "authentication_required".equals(code)
        || "authentication_required".equals(declineCode)
        || "authentication_not_handled".equals(declineCode);
  }
}
