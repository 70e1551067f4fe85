package com.sysopsquad.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentMethodCreateParams;
import com.stripe.param.SetupIntentCreateParams;
import com.sysopsquad.billing.provider.CardObjection;
import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.CardVerification.Refused;
import com.sysopsquad.billing.provider.CardVerification.Verified;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.YearMonth;
import java.util.Objects;

/**
 * Registers cards at Stripe; the keys come from the registration, so repeating a call changes
 * nothing.
 */
final class StripeCards {

  private final StripeClient stripe;

  StripeCards(StripeClient stripe) {
    this.stripe = stripe;
  }

  CardVerification verify(CardToVerify card) throws StripeException {
    Customer customer =
        stripe
            .customers()
            .create(
                CustomerCreateParams.builder()
                    .setName(card.holder())
                    .putMetadata("customer", card.customerId().toString())
                    .build(),
                once(card, "customer"));
    PaymentMethod method =
        stripe
            .paymentMethods()
            .create(
                PaymentMethodCreateParams.builder()
                    .setType(PaymentMethodCreateParams.Type.CARD)
                    .setCard(
                        PaymentMethodCreateParams.CardDetails.builder()
                            .setNumber(card.number())
                            .setExpMonth((long) card.expiryMonth())
                            .setExpYear((long) card.expiryYear())
                            .setCvc(card.securityCode())
                            .build())
                    .build(),
                once(card, "method"));
    SetupIntent setup =
        stripe
            .setupIntents()
            .create(
                SetupIntentCreateParams.builder()
                    .setCustomer(customer.getId())
                    .setPaymentMethod(method.getId())
                    .addPaymentMethodType("card")
                    .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
                    .setConfirm(true)
                    .build(),
                once(card, "setup"));
    return verified(customer, method, setup);
  }

  /** Turns a failed call into an answer about the card, if it is one. */
  static CardVerification refused(StripeException failure) {
    return switch (failure) {
      case CardException card -> refused(codeOf(card));
      case InvalidRequestException invalid
          when invalid.getParam() != null && invalid.getParam().startsWith("card") ->
          refused(Objects.requireNonNullElse(invalid.getCode(), "invalid_card"));
      default -> throw StripeProvider.unavailable(failure);
    };
  }

  /** Whether a call to detach failed because the card was already detached. */
  static boolean isDetached(InvalidRequestException failure) {
    return "resource_missing".equals(failure.getCode())
        || String.valueOf(failure.getMessage()).contains("not attached to a customer");
  }

  private static CardVerification verified(
      Customer customer, PaymentMethod method, SetupIntent setup) {
    return switch (setup.getStatus()) {
      case "succeeded" ->
          new Verified(
              customer.getId(),
              method.getId(),
              method.getCard().getBrand(),
              method.getCard().getLast4(),
              YearMonth.of(
                  Math.toIntExact(method.getCard().getExpYear()),
                  Math.toIntExact(method.getCard().getExpMonth())));
      case "requires_action" -> refused("authentication_required");
      case "processing" ->
          throw new ProviderUnavailable("The bank has not decided on the card yet");
      default -> refused("card_declined");
    };
  }

  private static Refused refused(String code) {
    return new Refused(
        code,
        switch (code) {
          case "incorrect_number", "invalid_number" -> CardObjection.NUMBER_INCORRECT;
          case "expired_card", "invalid_expiry_month", "invalid_expiry_year" ->
              CardObjection.EXPIRY_INCORRECT;
          case "incorrect_cvc", "invalid_cvc" -> CardObjection.SECURITY_CODE_INCORRECT;
          case "insufficient_funds" -> CardObjection.INSUFFICIENT_FUNDS;
          case "authentication_required" -> CardObjection.CONFIRMATION_WANTED;
          case "card_not_supported", "currency_not_supported" -> CardObjection.NOT_SUPPORTED;
          default -> CardObjection.DECLINED;
        });
  }

  private static String codeOf(CardException card) {
    if (card.getDeclineCode() != null && "card_declined".equals(card.getCode())) {
      return card.getDeclineCode();
    }
    return Objects.requireNonNullElse(card.getCode(), "card_declined");
  }

  private static RequestOptions once(CardToVerify card, String what) {
    return RequestOptions.builder()
        .setIdempotencyKey("%s-%s".formatted(card.registrationId(), what))
        .build();
  }
}
