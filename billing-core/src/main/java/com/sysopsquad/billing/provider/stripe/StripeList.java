package com.sysopsquad.billing.provider.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads our charges from a page of Stripe's list. */
final class StripeList {

  private StripeList() {}

  /**
   * Converts the page to our types.
   *
   * @throws ProviderUnavailable if it is incomplete or cannot be read
   */
  static ChargePage page(@Nullable StripeCollection<PaymentIntent> list, String shop) {
    if (list == null || list.getData() == null) {
      throw unreadable("it has no data");
    }
    List<PaymentIntent> intents = list.getData();
    boolean more = Boolean.TRUE.equals(list.getHasMore());
    if (more && intents.isEmpty()) {
      throw unreadable("it says that there is more, and gives nothing");
    }
    return new ChargePage(
        intents.stream().filter(intent -> isOurs(intent, shop)).map(StripeList::charge).toList(),
        more ? required(intents.getLast().getId(), "an id") : null);
  }

  /**
   * One charge; empty if it is of another installation.
   *
   * @throws ProviderUnavailable if it cannot be read
   */
  static Optional<ChargePage.Charge> ours(@Nullable PaymentIntent intent, String shop) {
    if (intent == null) {
      throw unreadable("it is empty");
    }
    return isOurs(intent, shop) ? Optional.of(charge(intent)) : Optional.empty();
  }

  private static ChargePage.Charge charge(PaymentIntent intent) {
    Map<String, String> metadata = intent.getMetadata();
    return new ChargePage.Charge(
        required(intent.getId(), "an id"),
        Instant.ofEpochSecond(required(intent.getCreated(), "a time")),
        state(required(intent.getStatus(), "a status")),
        required(intent.getAmount(), "an amount"),
        refunded(intent),
        required(intent.getCurrency(), "a currency").toUpperCase(Locale.ROOT),
        uuid(metadata.get("bill")),
        LineKey.parse(metadata.get("line")).orElse(null),
        attempt(metadata.get("attempt")),
        Objects.requireNonNullElse(metadata.get("run"), ""),
        intent.getPaymentMethod());
  }

  /**
   * A status that is not known here is not decided: money is never assumed, and never ruled out.
   */
  private static ChargePage.State state(String status) {
    return switch (status) {
      case "succeeded" -> ChargePage.State.SUCCEEDED;
      case "canceled", "requires_payment_method" -> ChargePage.State.ENDED;
      default -> ChargePage.State.UNDECIDED;
    };
  }

  /** How much of a payment was refunded; its charge must have been expanded. */
  static long refunded(PaymentIntent intent) {
    Charge charge = intent.getLatestChargeObject();
    return charge == null || charge.getAmountRefunded() == null ? 0 : charge.getAmountRefunded();
  }

  /** Other installations may use the same account. */
  private static boolean isOurs(PaymentIntent intent, String shop) {
    Map<String, String> metadata = intent.getMetadata();
    return metadata != null
        && metadata.getOrDefault("shop", "").equals(shop)
        && (metadata.containsKey("line")
            || (metadata.containsKey("bill") && metadata.containsKey("run")));
  }

  private static @Nullable UUID uuid(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static int attempt(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 1;
  }

  private static <T> T required(@Nullable T value, String what) {
    if (value == null) {
      throw unreadable("a charge in it lacks " + what);
    }
    return value;
  }

  private static ProviderUnavailable unreadable(String why) {
    return new ProviderUnavailable("The payment provider's list of charges cannot be read: " + why);
  }
}
