package com.sysopsquad.billing.provider.stripe;

import com.stripe.model.PaymentIntent;
import com.sysopsquad.billing.provider.ChargeRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares Stripe's data about a charge with the request. */
final class ComparedIntent {

  private ComparedIntent() {}

  /** Why a payment intent does not match the request; empty if it does. */
  static Optional<String> objection(@Nullable PaymentIntent intent, ChargeRequest request) {
    if (intent == null) {
      return Optional.of("it is empty");
    }
    if (intent.getId() == null || intent.getStatus() == null || intent.getCreated() == null) {
      return Optional.of("it has no id, no status or no time");
    }
    String id = intent.getId();
    if (!request.reference().toString().equals(metadata(intent, "bill"))) {
      return Optional.of("%s is of bill %s".formatted(id, metadata(intent, "bill")));
    }
    if (request.line() != null && !request.line().text().equals(metadata(intent, "line"))) {
      return Optional.of("%s is for line %s".formatted(id, metadata(intent, "line")));
    }
    if (intent.getAmount() == null
        || intent.getAmount() != request.amountMinor()
        || !request.currency().equalsIgnoreCase(intent.getCurrency())) {
      return Optional.of(
          "%s is for %s %s instead of %d %s"
              .formatted(
                  id,
                  intent.getAmount(),
                  intent.getCurrency(),
                  request.amountMinor(),
                  request.currency()));
    }
    long refunded = StripeList.refunded(intent);
    return refunded == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d %s by %s was refunded"
                .formatted(refunded, request.amountMinor(), request.currency(), id));
  }

  /** Why the intent of a declined charge does not match the request; it may contain little data. */
  static Optional<String> objectionToDeclined(
      @Nullable PaymentIntent intent, ChargeRequest request) {
    String bill = intent == null ? null : metadata(intent, "bill");
    return bill == null || bill.equals(request.reference().toString())
        ? Optional.empty()
        : Optional.of("the declined charge is of bill " + bill);
  }

  private static @Nullable String metadata(PaymentIntent intent, String key) {
    Map<String, String> metadata = intent.getMetadata();
    return metadata == null ? null : metadata.get(key);
  }
}
