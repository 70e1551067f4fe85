package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Approved;
import com.sysopsquad.billing.provider.PaymentOutcome.CustomerAction;
import com.sysopsquad.billing.provider.PaymentOutcome.Declined;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentOutcome.NotSent;
import com.sysopsquad.billing.provider.PaymentOutcome.Pending;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The meaning of Stripe's answers. */
final class StripeOutcomes {

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Concerns only one request, not our settings. */
  private static final Set<String> ONE_REQUEST =
      Set.of(
          "amount_too_large",
          "amount_too_small",
          "customer_max_payment_methods",
          "invalid_characters",
          "payment_method_customer_decline",
          "payment_method_invalid_parameter",
          "payment_method_provider_decline",
          "payment_method_unexpected_state",
          "resource_missing");

  private StripeOutcomes() {}

  /** The outcome of a payment intent that needs nothing from its customer. */
  static PaymentOutcome of(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> new Approved(intent.getId(), Instant.ofEpochSecond(intent.getCreated()));
      case "processing" -> new Pending(intent.getId());
      case "requires_payment_method" ->
          intent.getLastPaymentError() == null
              ? new Unknown("Payment intent %s has no payment method".formatted(intent.getId()))
              : declined(intent.getLastPaymentError(), intent.getId());
      case "canceled" -> new Declined("canceled", "The payment was canceled", true, intent.getId());
      default ->
          new Unknown("Payment intent %s is %s".formatted(intent.getId(), intent.getStatus()));
    };
  }

  /** The outcome of a payment intent that was withdrawn because it waited for its customer. */
  static PaymentOutcome withdrawn(PaymentIntent intent) {
    return "canceled".equals(intent.getStatus())
        ? new CustomerAction(
            "authentication_required",
            "The bank requires the customer to confirm the payment",
            intent.getId())
        : of(intent);
  }

  /**
   * The outcome of a failed call.
   *
   * @throws ProviderMisconfigured if no call would succeed
   */
  static PaymentOutcome of(StripeException failure) {
    return switch (failure) {
      case CallNotSent notSent -> new NotSent(said(notSent));
      case RateLimitException throttled -> new Throttled(said(throttled));
      case CardException card -> declined(card.getStripeError(), null);
      case UnreadableAnswer unreadable -> new Invalid(said(unreadable));
      case AuthenticationException e -> throw misconfigured(e);
      case InvalidRequestException invalid -> invalid(invalid);
      case IdempotencyException other ->
          new Unknown("Another request was made with the same key: " + said(other));
      default ->
          isThrottled(failure)
              ? new Throttled(said(failure))
              : isNoFailure(failure.getStatusCode())
                  ? new Invalid(said(failure))
                  : new Unknown(said(failure));
    };
  }

  static boolean isThrottled(StripeException failure) {
    return failure instanceof RateLimitException
        || Objects.equals(failure.getStatusCode(), TOO_MANY_REQUESTS);
  }

  /** An answer with a status of success or redirection that still could not be read as such. */
  private static boolean isNoFailure(@Nullable Integer status) {
    return status != null && status >= 200 && status < 400;
  }

  private static ProviderMisconfigured misconfigured(StripeException failure) {
    return new ProviderMisconfigured(
        "The payment provider does not accept our requests: %s. Check sysops.provider.url and"
                .formatted(said(failure))
            + " sysops.provider.key, then restart");
  }

  static String said(StripeException failure) {
    StripeError error = failure.getStripeError();
    String message = error == null ? failure.getMessage() : error.getMessage();
    Integer status = failure.getStatusCode();
    return (status == null || status == 0 ? "" : "HTTP " + status + ", ")
        + Objects.requireNonNullElse(message, failure.getClass().getSimpleName());
  }

  private static PaymentOutcome invalid(InvalidRequestException invalid) {
    String code = invalid.getCode();
    if (code != null && ONE_REQUEST.contains(code)) {
      return new Rejected(code, said(invalid));
    }
    if (Objects.equals(invalid.getStatusCode(), NOT_FOUND)) {
      throw misconfigured(invalid);
    }
    return new Invalid(said(invalid));
  }

  private static PaymentOutcome declined(@Nullable StripeError error, @Nullable String intent) {
    if (error == null) {
      return new Declined("card_declined", "The card was declined", true, intent);
    }
    String reference = error.getPaymentIntent() == null ? intent : error.getPaymentIntent().getId();
    String reason = Objects.requireNonNullElse(error.getMessage(), "The card was declined");
    if (DeclineCodes.wantsCustomer(error.getCode(), error.getDeclineCode())) {
      return new CustomerAction("authentication_required", reason, reference);
    }
    // Stripe puts the bank's reason into decline_code, and its own into code.
    String code =
        error.getDeclineCode() != null
            ? error.getDeclineCode()
            : Objects.requireNonNullElse(error.getCode(), "card_declined");
    boolean hard = DeclineCodes.isHard(code, error.getAdviceCode());
    return new Declined(code, reason, !hard, reference);
  }
}
